import { list } from '../../../i18n/format';
import type { Gap } from '../missing';
import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

const IN = { fi: 'på finska', sv: 'på svenska', en: 'på engelska' };

export const lacking = (gaps: readonly Gap[]) =>
  list(
    gaps.map(({ lang, count }) => `${count === 1 ? '1 text' : `${count} texter`} ${IN[lang]}`),
    'sv',
  );

export default {
  title: 'Program',
  start: 'Starta',
  startNamed: (title) => `Starta: ${title}`,
  goingOn: 'pågår',
  held: (count) => `${count} avklarade programpunkter`,
  done: 'avslutad',
  planned: 'kommer',
  onTime: 'Enligt tidtabellen',
  behind: (minutes) => `${minutes} min försenat`,
  ahead: (minutes) => `${minutes} min före`,
  breakWould: (at) => `pausen skulle börja ${at}`,
  nextWould: (title, at) => `”${title}” skulle börja ${at}`,
  endWould: (at) => `mötet skulle sluta ${at}`,
  absorb: 'Förkorta diskussionen',
  absorbed: (minutes) => `Diskussionen blev ${minutes} min kortare.`,
  plannedAt: (at) => `planerat ${at}`,
  moreFor: (title) => `Fler funktioner: ${title}`,
  moveUp: 'Flytta uppåt',
  moveDown: 'Flytta nedåt',
  moved: 'Programpunkten flyttades.',
  removed: (title) => `Borttagen: ${title}`,
  changed: 'Programpunkten ändrades.',
  addSegment: 'Lägg till en programpunkt',
  added: (title) => `Tillagd: ${title}`,
  addAfter: 'Lägg till en programpunkt efter denna',
  editSegment: 'Redigera programpunkten',
  kind: 'Typ',
  segmentTitle: 'Rubrik',
  minutes: 'Minuter',
  minutesWrong: 'Skriv hela minuter, 0–600.',
  lockedStart: 'Fast starttid',
  lockedStartHint: 'Lämna tomt om punkten börjar efter den föregående.',
  presenters: 'Inledare',
  presentersHint: 'Ett namn per rad.',
  lead: 'Programpunktens värd',
  script: 'Att läsa högt',
  scriptHint: 'Syns bara för mötesledarna.',
  needTitle: 'Skriv en rubrik.',
  chatSets: 'Chatten från och med den här punkten',
  queueSets: 'Talarlistan från och med den här punkten',
  unchanged: 'Förblir som den är',
  queueOpen: 'Öppen',
  queueClosed: 'Stängd',
  file: 'Programmet som fil',
  exportFile: 'Spara programmet som fil',
  exportHint: 'Filen kan hämtas in i ett annat möte.',
  importFile: 'Hämta in en fil',
  importHint: 'Ersätter de programpunkter som inte har börjat.',
  importBad: 'Filen är inte ett program från Foorumi.',
  imported: (segments) =>
    segments === 1 ? '1 programpunkt hämtades in.' : `${segments} programpunkter hämtades in.`,
  empty: 'Programmet är tomt',
  emptyMore: 'Lägg till den första programpunkten eller hämta in en fil.',
  fromStart: (minutes) => (minutes === 0 ? 'i början' : `${minutes} min från början`),
  lacks: (gaps) => `Det saknas ${lacking(gaps)}`,
  planLacks: (gaps) => `I programmet saknas ${lacking(gaps)}`,
} satisfies Texts<typeof fi>;

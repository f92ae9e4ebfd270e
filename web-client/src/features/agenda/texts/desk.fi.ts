import { list } from '../../../i18n/format';
import type { Gap } from '../missing';

const IN = { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' };

/** How many texts are missing in which language. */
export const lacking = (gaps: readonly Gap[]) =>
  list(
    gaps.map(({ lang, count }) => `${IN[lang]} ${count === 1 ? '1 kohta' : `${count} kohtaa`}`),
    'fi',
  );

export default {
  title: 'Ohjelma',
  start: 'Aloita',
  startNamed: (title: string) => `Aloita: ${title}`,
  goingOn: 'käynnissä',
  held: (count: number) => `${count} pidettyä osiota`,
  done: 'pidetty',
  planned: 'tulossa',
  onTime: 'Aikataulussa',
  behind: (minutes: number) => `${minutes} min myöhässä`,
  ahead: (minutes: number) => `${minutes} min etuajassa`,
  breakWould: (at: string) => `tauko alkaisi ${at}`,
  nextWould: (title: string, at: string) => `”${title}” alkaisi ${at}`,
  endWould: (at: string) => `loppuisi ${at}`,
  absorb: 'Lyhennä keskustelua',
  absorbed: (minutes: number) => `Keskustelu lyheni ${minutes} min.`,
  plannedAt: (at: string) => `suunniteltu ${at}`,
  moreFor: (title: string) => `Lisää toimintoja: ${title}`,
  moveUp: 'Siirrä ylemmäs',
  moveDown: 'Siirrä alemmas',
  moved: 'Osio siirrettiin.',
  removed: (title: string) => `Poistettu: ${title}`,
  changed: 'Osiota muutettiin.',
  addSegment: 'Lisää osio',
  added: (title: string) => `Lisätty: ${title}`,
  addAfter: 'Lisää osio tämän jälkeen',
  editSegment: 'Muokkaa osiota',
  kind: 'Osion tyyppi',
  segmentTitle: 'Otsikko',
  minutes: 'Minuutteja',
  minutesWrong: 'Kirjoita täysiä minuutteja, 0–600.',
  lockedStart: 'Kiinteä alkuaika',
  lockedStartHint: 'Jätä tyhjäksi, jos osio alkaa edellisen jälkeen.',
  presenters: 'Alustajat',
  presentersHint: 'Yksi nimi riville.',
  lead: 'Osion juontaja',
  script: 'Ääneen luettavaa',
  scriptHint: 'Näkyy vain tilaisuuden vetäjille.',
  needTitle: 'Kirjoita otsikko.',
  chatSets: 'Keskustelu tästä alkaen',
  queueSets: 'Puheenvuorojono tästä alkaen',
  unchanged: 'Pysyy ennallaan',
  queueOpen: 'Auki',
  queueClosed: 'Suljettu',
  file: 'Ohjelma tiedostona',
  exportFile: 'Tallenna ohjelma tiedostoksi',
  exportHint: 'Tiedoston voi tuoda toiseen tilaisuuteen.',
  importFile: 'Tuo tiedosto',
  importHint: 'Korvaa osiot, jotka eivät ole vielä alkaneet.',
  importBad: 'Tämä tiedosto ei ole Foorumin ohjelma.',
  imported: (segments: number) =>
    segments === 1 ? 'Tuotiin 1 osio.' : `Tuotiin ${segments} osiota.`,
  empty: 'Ohjelma on tyhjä',
  emptyMore: 'Lisää ensimmäinen osio tai tuo tiedosto.',
  /** Instead of a time while none is known. */
  fromStart: (minutes: number) => (minutes === 0 ? 'alussa' : `${minutes} min alusta`),
  /** What its readers lack: "Puuttuu ruotsiksi 4 kohtaa, englanniksi 1 kohta". */
  lacks: (gaps: readonly Gap[]) => `Puuttuu ${lacking(gaps)}`,
  planLacks: (gaps: readonly Gap[]) => `Ohjelmasta puuttuu ${lacking(gaps)}`,
};

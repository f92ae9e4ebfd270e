import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  stateTitle: 'Minnesanteckningarnas status',
  state: { draft: 'Automatiskt utkast', edited: 'Redigerat utkast', approved: 'Godkända' },
  draftMark: 'Minnesanteckningarna är märkta som utkast tills värden godkänner dem.',
  approvedBy: (name, date) => `${name}, ${date}`,
  approver: 'Godkännarens namn',
  approve: 'Godkänn minnesanteckningarna',
  approvedNow: 'Minnesanteckningarna är godkända.',
  takeBack: 'Återta godkännandet',
  takenBack: 'Godkännandet återtogs.',
  hostApproves: 'Värden godkänner minnesanteckningarna. Godkännandet förfaller om texten ändras.',
  gapsTitle: 'Före publicering',
  gapsMore: 'Det här hindrar inte godkännandet.',
  gapDecision: 'Ansvarig eller datum saknas:',
  gapSegment: 'Inget antecknat beslut:',
  gapAsked: (count) =>
    count === 1
      ? 'För en uppgift är det inte antecknat vad man kom överens om.'
      : `För ${count} uppgifter är det inte antecknat vad man kom överens om.`,
  gapReplaced: (count) =>
    count === 1
      ? 'En ersatt text väntar på granskning.'
      : `${count} ersatta texter väntar på granskning.`,
  gapAuthor: 'Uppgift om vem som antecknat saknas.',
  headTitle: 'Minnesanteckningarnas uppgifter',
  head: {
    organisation: 'Organisation',
    date: 'Datum',
    time: 'Tid',
    place: 'Plats',
    present: 'Närvarande',
    presentCounted:
      'En lista eller ett antal. Om fältet är tomt anges det räknade antalet deltagare.',
    presentHint: 'En lista eller ett antal. Om fältet är tomt utelämnas uppgiften.',
    author: 'Antecknat av',
    distribution: 'Sändlista',
    saved: 'Uppgifterna har sparats.',
  },
  removedTitle: (count) =>
    count === 1 ? '1 borttagen anteckning' : `${count} borttagna anteckningar`,
  restore: 'Återställ',
  restoreNamed: (text) => `Återställ anteckningen: ${text}`,
  restored: 'Anteckningen återställdes.',
  replacedTitle: 'Ersatt text',
  takeReplaced: 'Använd den här',
  dismissReplaced: 'Utelämna',
  dismissed: 'Den ersatta texten utelämnades.',
  savedByItself: 'Sparas automatiskt när du gör en paus.',
  title: 'Minnesanteckningar',
  outline: 'Innehåll',
  before: 'Före programmet',
  write: 'Skriv',
  writeHere: 'Skriv här',
  writeNow: (segment) => `Anteckning: ${segment}`,
  removedMeanwhile:
    'Någon annan tog bort det här under tiden. Spara om du vill ha texten tillbaka i minnesanteckningarna.',
  placeholder: 'Vad som sades, vad man kom överens om',
  noteSaved: 'Anteckningen är sparad.',
  noteRemoved: 'Anteckningen togs bort.',
  annotate: 'Lägg till en anmärkning',
  annotation: 'Anmärkning',
  locked: 'Siffrorna kommer från uppgiften och kan inte ändras.',
  held: (from, to) => `${from}–${to}`,
  running: (from) => `började ${from}, pågår`,
  presenters: (names) => `Inledare: ${names}`,
  empty: 'Minnesanteckningarna fylls på automatiskt',
  emptyMore:
    'Avslutade programpunkter, stängda uppgifter och beslut visas här. Du kan skriva anteckningar redan nu.',
  changedMeanwhile: 'Någon ändrade texten medan du skrev. Din text finns kvar nedan.',
  theirs: 'Texten nu',
  keepMine: 'Spara min i stället',
  takeTheirs: 'Behåll den andras',
  saveKeys: 'Ctrl + Enter sparar, Esc stänger.',
  editNote: 'Redigera anteckningen',
  removeNote: 'Ta bort anteckningen',
  answeredOf: (count) => `${count} svar`,
  gone: 'Uppgiften finns inte längre.',
  note: 'Anteckning',
} satisfies Texts<typeof fi>;

import type { MemoTexts } from './texts';

const memo: MemoTexts = {
  title: 'Minnesanteckningar',
  outline: 'Innehåll',
  before: 'Före programmet',
  write: 'Skriv',
  writeHere: 'Skriv här',
  writeNow: (segment) => `Anteckning: ${segment}`,
  placeholder: 'Vad som sades, vad som avtalades',
  noteSaved: 'Anteckningen är sparad.',
  noteRemoved: 'Anteckningen togs bort.',
  annotate: 'Lägg till en anmärkning',
  annotation: 'Anmärkning',
  locked: 'Siffrorna kommer från uppgiften och kan inte ändras.',
  held: (from, to) => `${from}–${to}`,
  running: (from) => `började ${from}, pågår`,
  presenters: (names) => `Inledare: ${names}`,
  empty: 'Minnesanteckningarna växer av sig själva',
  emptyMore:
    'Hållna programpunkter, stängda uppgifter och beslut dyker upp här. Du kan skriva anteckningar redan nu.',
  changedMeanwhile: 'Någon ändrade texten medan du skrev. Din text finns kvar nedan.',
  theirs: 'Texten nu',
  theirsEmpty: '(tom)',
  keepMine: 'Spara min i stället',
  takeTheirs: 'Behåll den andras',
  saveKeys: 'Ctrl + Enter sparar, Esc stänger.',
  editNote: 'Redigera anteckningen',
  removeNote: 'Ta bort anteckningen',
  answeredOf: (count) => `${count} svar`,
  gone: 'Uppgiften finns inte längre.',
  note: 'Anteckning',
};

export default memo;

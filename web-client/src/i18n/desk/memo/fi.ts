import type { MemoTexts } from './texts';

const memo: MemoTexts = {
  title: 'Muistio',
  outline: 'Sisällys',
  before: 'Ennen ohjelmaa',
  write: 'Kirjoita',
  writeHere: 'Kirjoita tähän',
  writeNow: (segment) => `Merkintä: ${segment}`,
  placeholder: 'Mitä sanottiin, mitä sovittiin',
  noteSaved: 'Merkintä on muistiossa.',
  noteRemoved: 'Merkintä poistettiin.',
  annotate: 'Lisää huomautus',
  annotation: 'Huomautus',
  locked: 'Luvut tulevat tehtävästä, eikä niitä voi muuttaa.',
  held: (from, to) => `${from}–${to}`,
  running: (from) => `alkoi ${from}, käynnissä`,
  presenters: (names) => `Alustajat: ${names}`,
  empty: 'Muistio kasvaa itsestään',
  emptyMore:
    'Pidetyt osiot, suljetut tehtävät ja päätökset ilmestyvät tähän. Merkintöjä voit kirjoittaa jo nyt.',
  changedMeanwhile: 'Joku muutti tekstiä, kun kirjoitit. Oma tekstisi on tallella alla.',
  theirs: 'Teksti nyt',
  theirsEmpty: '(tyhjä)',
  keepMine: 'Tallenna omani sen tilalle',
  takeTheirs: 'Pidä toisen teksti',
  saveKeys: 'Ctrl + Enter tallentaa, Esc sulkee.',
  editNote: 'Muokkaa merkintää',
  removeNote: 'Poista merkintä',
  answeredOf: (count) => (count === 1 ? '1 vastaus' : `${count} vastausta`),
  gone: 'Tehtävää ei enää ole.',
  note: 'Merkintä',
};

export default memo;

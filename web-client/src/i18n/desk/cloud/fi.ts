import type { CloudTexts } from './texts';

const cloud: CloudTexts = {
  words: 'Sanoja',
  wordsEach: 'Sanoja henkilöä kohti',
  lang: 'Sanojen kieli',
  hidden: 'Pidä pilvi piilossa, kunnes näytän sen',
  hiddenHint: 'Sanoja lähetetään, mutta kukaan ei näe niitä vielä.',
  reveal: 'Näytä pilvi',
  unreveal: 'Piilota pilvi',
  revealed: 'Pilvi on näkyvissä.',
  unrevealed: 'Pilvi on piilotettu.',
  wordList: (count) => `Sanat (${count})`,
  noWords: 'Odotetaan ensimmäistä sanaa.',
  hide: 'Piilota',
  hideNamed: (word) => `Piilota sana: ${word}`,
  restore: 'Palauta',
  restoreNamed: (word) => `Palauta sana näkyviin: ${word}`,
  wordHidden: (word) => `Piilotettu: ${word}`,
  wordRestored: (word) => `Palautettu: ${word}`,
  hiddenMark: 'piilotettu',
  showMore: (count) => `Näytä vielä ${count}`,
  times: (count) => `${count} kertaa`,
};

export default cloud;

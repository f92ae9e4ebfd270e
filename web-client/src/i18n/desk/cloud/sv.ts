import type { CloudTexts } from './texts';

const cloud: CloudTexts = {
  words: 'Ord',
  wordsEach: 'Ord per person',
  lang: 'Ordens språk',
  hidden: 'Håll molnet dolt tills jag visar det',
  hiddenHint: 'Ord skickas in, men ingen ser dem ännu.',
  reveal: 'Visa molnet',
  unreveal: 'Dölj molnet',
  revealed: 'Molnet visas.',
  unrevealed: 'Molnet är dolt.',
  wordList: (count) => `Ord (${count})`,
  noWords: 'Väntar på det första ordet.',
  hide: 'Dölj',
  hideNamed: (word) => `Dölj ordet: ${word}`,
  restore: 'Visa igen',
  restoreNamed: (word) => `Visa ordet igen: ${word}`,
  wordHidden: (word) => `Dolt: ${word}`,
  wordRestored: (word) => `Visas igen: ${word}`,
  hiddenMark: 'dolt',
  showMore: (count) => `Visa ${count} till`,
  times: (count) => `${count} gånger`,
};

export default cloud;

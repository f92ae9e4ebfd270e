import type { CloudTexts } from './texts';

const cloud: CloudTexts = {
  words: 'Words',
  wordsEach: 'Words a person',
  lang: 'Language of the words',
  hidden: 'Keep the cloud hidden until I show it',
  hiddenHint: 'People send words, but nobody sees them yet.',
  reveal: 'Show the cloud',
  unreveal: 'Hide the cloud',
  revealed: 'The cloud is shown.',
  unrevealed: 'The cloud is hidden.',
  wordList: (count) => `Words (${count})`,
  noWords: 'Waiting for the first word.',
  hide: 'Hide',
  hideNamed: (word) => `Hide the word: ${word}`,
  restore: 'Show again',
  restoreNamed: (word) => `Show the word again: ${word}`,
  wordHidden: (word) => `Hidden: ${word}`,
  wordRestored: (word) => `Shown again: ${word}`,
  hiddenMark: 'hidden',
  showMore: (count) => `Show ${count} more`,
  times: (count) => `${count} times`,
};

export default cloud;

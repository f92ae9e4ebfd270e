/** Word clouds. */
export interface CloudTexts {
  words: string;
  wordsEach: string;
  lang: string;
  hidden: string;
  hiddenHint: string;
  reveal: string;
  unreveal: string;
  revealed: string;
  unrevealed: string;
  wordList: (count: number) => string;
  noWords: string;
  hide: string;
  hideNamed: (word: string) => string;
  restore: string;
  restoreNamed: (word: string) => string;
  wordHidden: (word: string) => string;
  wordRestored: (word: string) => string;
  hiddenMark: string;
  showMore: (count: number) => string;
  times: (count: number) => string;
}

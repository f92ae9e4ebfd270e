/** Word clouds. */
export interface CloudTexts {
  word: string;
  hint: string;
  send: string;
  left: (count: number) => string;
  own: string;
  remove: (word: string) => string;
  removeShort: string;
  removed: (word: string) => string;
  hidden: string;
  waiting: string;
  mergedInto: (word: string) => string;
  forms: (words: string) => string;
  sent: (left: number) => string;
  spent: string;
  closed: string;
  notRevealed: string;
  list: string;
  counts: (words: number, top: string, count: number) => string;
  noWords: string;
  showAll: (count: number) => string;
  people: (count: number) => string;
  tooManyWords: string;
  tooLong: string;
  stored: string;
}

/** The memo. */
export interface MemoTexts {
  title: string;
  outline: string;
  before: string;
  write: string;
  writeHere: string;
  writeNow: (segment: string) => string;
  placeholder: string;
  noteSaved: string;
  noteRemoved: string;
  annotate: string;
  annotation: string;
  locked: string;
  held: (from: string, to: string) => string;
  running: (from: string) => string;
  presenters: (names: string) => string;
  empty: string;
  emptyMore: string;
  changedMeanwhile: string;
  theirs: string;
  theirsEmpty: string;
  keepMine: string;
  takeTheirs: string;
  saveKeys: string;
  editNote: string;
  removeNote: string;
  answeredOf: (count: number) => string;
  gone: string;
  note: string;
}

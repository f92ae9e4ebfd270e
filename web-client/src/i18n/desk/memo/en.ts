import type { MemoTexts } from './texts';

const memo: MemoTexts = {
  title: 'Memo',
  outline: 'Contents',
  before: 'Before the agenda',
  write: 'Write',
  writeHere: 'Write a note here',
  writeNow: (segment) => `Note: ${segment}`,
  placeholder: 'What was said, what was agreed',
  noteSaved: 'The note is in the memo.',
  noteRemoved: 'The note was removed.',
  annotate: 'Annotate',
  annotation: 'Annotation',
  locked: 'The figures come from the task and cannot be edited.',
  held: (from, to) => `${from}–${to}`,
  running: (from) => `from ${from}, going on`,
  presenters: (names) => `Presenters: ${names}`,
  empty: 'The memo grows by itself',
  emptyMore:
    'Held segments, closed tasks and decisions appear here. You can write notes already now.',
  changedMeanwhile: 'Somebody changed this text while you were writing. Yours is kept below.',
  theirs: 'The text now',
  theirsEmpty: '(empty)',
  keepMine: 'Save mine in its place',
  takeTheirs: 'Keep theirs',
  saveKeys: 'Ctrl + Enter saves, Esc closes.',
  editNote: 'Edit the note',
  removeNote: 'Remove the note',
  answeredOf: (count) => (count === 1 ? '1 answer' : `${count} answers`),
  gone: 'This task is not here any more.',
  note: 'Note',
};

export default memo;

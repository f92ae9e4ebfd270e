/** The frame round every desk page: the head, undo, the end of the meeting. */
export interface FrameTexts {
  present: (count: number) => string;
  more: string;
  standing: string;
  notes: string;
  undo: string;
  undoWhat: (what: string) => string;
  nothingToUndo: string;
  save: string;
  remove: string;
  edit: string;
  add: string;
  ended: (at: string) => string;
  endedMore: string;
  endMeeting: string;
  endTitle: string;
  endBody: string;
  endNow: string;
  endNot: string;
}

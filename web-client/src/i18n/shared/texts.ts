import type { DecidedBy, Refusal, Rejection, Role, SegmentKind, TimerKind } from '../../protocol';
import type { Moment } from '../../features/timer/view';

/** The words of each rejection; a code without words does not compile. */
export type RejectionTexts = {
  [C in Rejection['code']]: (why: Extract<Rejection, { code: C }>) => string;
};

/** The timer, on every page (rule TM2). */
export interface TimerWords {
  /** What it counts; it names the clock for readers. */
  kind: Record<TimerKind, string>;
  soon: string;
  last: string;
  over: string;
  stopped: string;
  /** Questions follow: "Then questions, 3 min". */
  then: (length: string) => string;
  closing: (seconds: number) => string;
  /** What is spoken. */
  moment: Record<Moment, (kind: string, totalMs: number) => string>;
}

/** Polls, on every page (rules PL6-PL8). */
export interface PollWords {
  /** "Round 2". */
  round: (round: number) => string;
  /** What a row got in an earlier round. */
  before: (round: number, figures: string) => string;
  /** Instead of columns, of few answers. */
  few: (answers: number) => string;
  /** On the form of a vote that is asked again: who answers it (rule TR3). */
  cameBy: (at: string) => string;
  /** Names the sentence that a poll led to. */
  outcome: string;
}

/** What is told of a text that is written and not sent (PG1-PG10). */
export interface DraftWords {
  /** Its dialog was closed. */
  kept: string;
  /** It was given up; Undo stands beside it. */
  cancelled: string;
  /** The page was loaded anew while it was being sent. */
  unsure: string;
  /** Without a line, while it waits to be sent. */
  keepOpen: string;
  /** It can no longer be sent. */
  leftTitle: string;
  leftHint: string;
  copy: string;
  copied: string;
  copyFailed: string;
  putAway: string;
}

/** What every page says. */
export interface SharedTexts {
  product: string;
  language: string;
  /** Title of a page in a state: "2. jonossa - Foorumi". */
  pageTitle: (state: string) => string;

  sending: string;
  waiting: string;
  saved: string;
  slow: string;
  notSaved: string;

  /** Names the place where the state of line and saving is told. */
  lineState: string;
  connecting: string;
  live: string;
  reconnecting: string;
  /** Alert after 5 s without a line. */
  connectionLost: string;
  connectionBack: string;
  /** The server answers by HTTP, but no socket opens: what that means and what helps (FT60). */
  blocked: string;
  /** Storage is forbidden: what a reload loses (FT20). */
  notKept: string;
  notKeptStaff: string;
  unsent: (count: number) => string;
  savingPaused: (since: string) => string;
  diskFull: string;
  diskFullStaff: string;

  rejection: RejectionTexts;
  refusal: Record<Refusal, string>;
  /** The way out after a refusal. */
  toCode: string;
  reload: string;
  tryAgain: string;
  /** A part of the page did not load. */
  noPart: string;

  role: Record<Role, string>;
  segmentKind: Record<SegmentKind, string>;
  decidedBy: Record<DecidedBy, string>;
  /** How somebody without a name is shown. */
  participant: (number: number) => string;
  /** Stands beside the name of everybody of the staff. */
  staffMark: string;
  minutes: (count: number) => string;
  /** How many characters are left; below zero, how many there are too many. */
  charactersLeft: (left: number) => string;
  /** How many stand in the speaking queue behind those listed. */
  moreWaiting: (count: number) => string;
  poll: PollWords;
  timer: TimerWords;
  draft: DraftWords;
  undo: string;
  close: string;
  cancel: string;
  yes: string;
  no: string;
  abstain: string;
  endsAt: (day: string) => string;
  /** Names a place for notices. */
  notices: string;
}

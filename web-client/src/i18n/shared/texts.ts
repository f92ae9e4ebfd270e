import type { DecidedBy, Refusal, Rejection, Role, SegmentKind } from '../../protocol';

/** The words of each rejection; a code without words does not compile. */
export type RejectionTexts = {
  [C in Rejection['code']]: (why: Extract<Rejection, { code: C }>) => string;
};

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
  unsent: (count: number) => string;
  savingPaused: (since: string) => string;
  diskFull: string;
  diskFullStaff: string;
  savingAgain: string;

  rejection: RejectionTexts;
  refusal: Record<Refusal, string>;
  /** The way out after a refusal. */
  toCode: string;
  reload: string;
  tryAgain: string;

  role: Record<Role, string>;
  segmentKind: Record<SegmentKind, string>;
  decidedBy: Record<DecidedBy, string>;
  /** How somebody without a name is shown. */
  participant: (number: number) => string;
  minutes: (count: number) => string;
  /** How many stand in the speaking queue behind those listed. */
  moreWaiting: (count: number) => string;
  undo: string;
  close: string;
  cancel: string;
  yes: string;
  no: string;
  abstain: string;
}

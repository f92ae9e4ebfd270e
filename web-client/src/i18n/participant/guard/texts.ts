import type { SuspectKind, TextState } from '../../../protocol';

/** What is said of a text that looks like personal data, before it is sent. */
export interface GuardTexts {
  suspected: (what: string) => string;
  suspect: Record<SuspectKind, string>;
  hint: string;
  /** The same where it can be covered too. */
  hintCover: string;
  cover: string;
  sendAnyway: string;
  /** Beside a text that others do not see. */
  state: Record<Exclude<TextState, 'shown'>, string>;
  /** The same of one's own. */
  own: Record<Exclude<TextState, 'shown'>, string>;
}

import type { SuspectKind } from '../../../protocol';

/** What is said of a text that looks like personal data, before it is sent. */
export interface GuardTexts {
  suspected: (what: string) => string;
  suspect: Record<SuspectKind, string>;
  hint: string;
  cover: string;
  sendAnyway: string;
}

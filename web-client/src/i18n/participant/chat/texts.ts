import type {
  BecameKind,
  ChatMode,
  MessageState,
  RejectReason,
  SuspectKind,
} from '../../../protocol';

/** The chat. */
export interface ChatTexts {
  title: string;
  mode: Record<ChatMode, string>;
  slow: (seconds: number) => string;
  message: string;
  send: string;
  empty: string;
  you: string;
  state: Record<MessageState['state'], string>;
  reason: Record<RejectReason, string>;
  sent: string;
  edited: string;
  mergedInto: (text: string) => string;
  answer: string;
  became: Record<BecameKind, string>;
  withdraw: string;
  withdrawNamed: (text: string) => string;
  quieted: (at: string) => string;
  suspected: (what: string) => string;
  suspect: Record<SuspectKind, string>;
  suspectHint: string;
  mask: string;
  sendAnyway: string;
  messages: string;
}

import type { BecameKind, ChatMode, MessageState, RejectReason } from '../../../protocol';

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
  messages: string;
}

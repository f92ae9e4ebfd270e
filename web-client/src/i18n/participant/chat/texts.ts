import type { ChatMode, MessageState, RejectReason } from '../../../protocol';

/** The chat. */
export interface ChatTexts {
  title: string;
  mode: Record<ChatMode, string>;
  slow: (seconds: number) => string;
  message: string;
  send: string;
  left: (count: number) => string;
  empty: string;
  you: string;
  state: Record<MessageState['state'], string>;
  reason: Record<RejectReason, string>;
  sent: string;
  messages: string;
  newMessages: (count: number) => string;
}

import type { MessagePart, SaidPart } from '../../protocol';
import { byOwnId } from '../../room/order';

/** A line of the chat as one person sees it. */
export interface ChatLine {
  id: string;
  text: string;
  at: number;
  /** The public message; missing while one's own waits or was not published. */
  message?: MessagePart;
  /** One's own, with what became of it (rule CH4). */
  own?: SaidPart;
}

/** The published messages and one's own in one order. */
export function talk(messages: readonly MessagePart[], own: readonly SaidPart[]): ChatLine[] {
  const lines = new Map<string, ChatLine>();
  for (const message of messages) {
    lines.set(message.id, { id: message.id, text: message.text, at: message.at, message });
  }
  for (const one of own) {
    lines.set(one.id, { id: one.id, text: one.text, at: one.at, ...lines.get(one.id), own: one });
  }
  return [...lines.values()].sort(byOwnId);
}

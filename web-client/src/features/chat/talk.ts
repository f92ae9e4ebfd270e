import type { MessagePart, SaidPart } from '../../protocol';
import { inOrder } from '../../room/order';

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

/** From here on the number of those who agree is told in tens (rule CH11). */
const IN_TENS = 20;

/** How many agree, in signs; nothing for nobody. */
export function backersTold(backers = 0): string {
  if (backers === 0) return '';
  return backers < IN_TENS ? `${backers}` : `${backers}+`;
}

/** Lines of messages that nothing has changed since: they are drawn no more than once. */
const drawn = new WeakMap<MessagePart, ChatLine>();

/** The published messages, which are in their order, and one's own among them. */
export function talk(messages: readonly MessagePart[], own: readonly SaidPart[]): ChatLine[] {
  const mine = new Map(own.map((one) => [one.id, one]));
  const lines = messages.map((message): ChatLine => {
    const { id, text, at } = message;
    const said = mine.get(id);
    mine.delete(id);
    if (said) return { id, text, at, message, own: said };
    const line = drawn.get(message) ?? { id, text, at, message };
    drawn.set(message, line);
    return line;
  });
  // What waits is not among the messages; mostly there is nothing of it.
  if (mine.size === 0) return lines;
  const waiting = [...mine.values()].map((said) => ({
    id: said.id,
    text: said.text,
    at: said.at,
    own: said,
  }));
  return inOrder([...lines, ...waiting]);
}

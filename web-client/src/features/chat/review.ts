import type { MessageId, MessagePart, Millis, PersonNumber, Who } from '../../protocol';
import { byId } from '../../room/order';

/** While fewer wait in sight, new ones come into sight by themselves: there is nothing to push. */
const IN_SIGHT = 10;
/** From these ages on a waiting message is late. */
const LATE = 60_000;
const VERY_LATE = 120_000;

/** How old a waiting message is, so that it can be said in words. */
export type Age = 'fresh' | 'late' | 'veryLate';

/** The age of what has waited for this long. */
export function ageOf(waited: Millis): Age {
  if (waited >= VERY_LATE) return 'veryLate';
  return waited >= LATE ? 'late' : 'fresh';
}

/** The list to review: what is in sight, and how many new ones can be pulled in. */
export interface Sight {
  shown: readonly MessagePart[];
  fresh: number;
}

/**
 * What of the waiting messages is in sight. `upTo` is the newest pulled in; `kept` one stays although
 * it is decided, because somebody is on its row: rows never move under the focus.
 */
export function inSight(
  waiting: readonly MessagePart[],
  upTo: MessageId | undefined,
  kept?: MessagePart,
): Sight {
  const pulled = upTo === undefined ? 0 : waiting.filter((one) => byId(one.id, upTo) <= 0).length;
  const shown = waiting.slice(0, Math.max(pulled, IN_SIGHT));
  const fresh = waiting.length - shown.length;
  if (!kept || shown.some((one) => one.id === kept.id)) return { shown, fresh };
  return { shown: [...shown, kept].sort((a, b) => byId(a.id, b.id)), fresh };
}

/** The row to be on after this one is decided: the next, else the one before. */
export function neighbour(shown: readonly MessagePart[], id: MessageId): MessageId | undefined {
  const at = shown.findIndex((one) => one.id === id);
  return (shown[at + 1] ?? shown[at - 1])?.id;
}

/** The row `by` away, within the list; the first when on none. */
export function messageAfterMove(
  shown: readonly MessagePart[],
  id: MessageId | undefined,
  by: -1 | 1,
): MessageId | undefined {
  const at = shown.findIndex((one) => one.id === id);
  if (at < 0) return shown[0]?.id;
  return (shown[at + by] ?? shown[at])?.id;
}

/** How long a claim stands (rule CH3). */
export const CLAIM = 15_000;

/** Who else reads this message now. */
export function reader(
  message: MessagePart,
  me: PersonNumber | undefined,
  now: Millis,
): Who | undefined {
  const claim = message.staff?.claim;
  if (!claim || claim.by.number === me) return undefined;
  return now - claim.at < CLAIM ? claim.by : undefined;
}

/** What tells on which matter a message is: the first one on it. */
export function matterOf(message: MessagePart): MessageId {
  return message.staff?.alike ?? message.id;
}

/** Messages on the same matter as this one, itself included (rule CH2). */
export function alikeOf(message: MessagePart, all: readonly MessagePart[]): MessagePart[] {
  return all.filter((one) => matterOf(one) === matterOf(message));
}

/** Most messages in a row: an act decides on so many at once (rule CH2). */
const IN_ROW = 50;

/** A row of the list to review: a message, and with it all that stand in it on the same matter. */
export interface Stack {
  first: MessagePart;
  all: MessagePart[];
}

/**
 * Waiting messages on the same matter as one row, at the first of them (rule CH2). The one that somebody
 * is `on` and the matters that they took `apart` keep rows of their own.
 */
export function stacked(
  shown: readonly MessagePart[],
  on: MessageId | undefined,
  apart: readonly MessageId[],
): Stack[] {
  const stacks: Stack[] = [];
  for (const message of shown) {
    const waits = message.staff?.state.state === 'waiting' && message.id !== on;
    const stack = stacks.find(
      ({ first, all }) =>
        first.staff?.state.state === 'waiting' &&
        matterOf(first) === matterOf(message) &&
        all.length < IN_ROW,
    );
    if (waits && stack && !apart.includes(matterOf(message))) stack.all.push(message);
    else stacks.push({ first: message, all: [message] });
  }
  return stacks;
}

/** Messages of each of the last minutes, the latest last. */
export function rates(messages: readonly MessagePart[], now: Millis, minutes: number): number[] {
  const rates = Array.from({ length: minutes }, () => 0);
  for (const { at } of messages) {
    const place = minutes - 1 - Math.max(0, Math.floor((now - at) / 60_000));
    if (place >= 0) rates[place] = (rates[place] ?? 0) + 1;
  }
  return rates;
}

/** Earlier messages of the same sender, the latest first (pseudonyms tell people apart). */
export function earlierOf(message: MessagePart, all: readonly MessagePart[]): MessagePart[] {
  const theirs = all.filter((one) => one.who.number === message.who.number);
  return theirs.filter((one) => byId(one.id, message.id) < 0).reverse();
}

/**
 * The order with which most agree first (rule CH11), as it is now: it stays while numbers change, so
 * that no row moves under the focus.
 */
export function mostAgreed(messages: readonly MessagePart[]): MessageId[] {
  const backers = (one: MessagePart) => one.backers ?? 0;
  return [...messages]
    .sort((a, b) => backers(b) - backers(a) || byId(a.id, b.id))
    .map((one) => one.id);
}

/** Messages in an order that was made before; those that have come since stand after it. */
export function inOrderOf(
  order: readonly MessageId[],
  messages: readonly MessagePart[],
): MessagePart[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const place = (one: MessagePart) => places.get(one.id) ?? order.length;
  return [...messages].sort((a, b) => place(a) - place(b) || byId(a.id, b.id));
}

/** Where a message can be merged into: alike first, then the latest that are shown or wait. */
export function mergeable(message: MessagePart, all: readonly MessagePart[]): MessagePart[] {
  const stands = (one: MessagePart) =>
    ['waiting', 'held', 'published', 'answered', 'takenUp'].includes(one.staff?.state.state ?? '');
  const others = all.filter((one) => one.id !== message.id && stands(one)).reverse();
  const alike = alikeOf(message, others);
  return [...alike, ...others.filter((one) => !alike.includes(one))];
}

import type { MessageId, MessagePart, Millis } from '../../protocol';
import { byId } from '../../room/order';

/** While fewer wait in sight, new ones come into sight by themselves: there is nothing to push. */
const IN_SIGHT = 10;
/** From these ages on a waiting message is late. */
const LATE = 60_000;
const VERY_LATE = 120_000;

/** How old a waiting message is, so that it can be said in words. */
export type Age = 'fresh' | 'late' | 'veryLate';

/** The age of something that has waited so long. */
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
export function moved(
  shown: readonly MessagePart[],
  id: MessageId | undefined,
  by: -1 | 1,
): MessageId | undefined {
  const at = shown.findIndex((one) => one.id === id);
  if (at < 0) return shown[0]?.id;
  return (shown[at + by] ?? shown[at])?.id;
}

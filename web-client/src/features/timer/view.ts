import type { TimerPart } from '../../protocol';

/** What a timer shows at a moment of the server's clock. */
export interface TimerView {
  /** Milliseconds left; below zero, over. */
  left: number;
  running: boolean;
  /** Seconds until what closes with it closes; nothing before the time is over. */
  closesIn: number | undefined;
}

/** What a timer shows at `now`, the server's clock (rule TM1). */
export function timerView(timer: TimerPart, now: number): TimerView {
  const left = timer.endsAt === undefined ? (timer.leftMs ?? 0) : timer.endsAt - now;
  const closesIn =
    timer.closingAt === undefined
      ? undefined
      : Math.max(0, Math.ceil((timer.closingAt - now) / 1000));
  return { left, running: timer.endsAt !== undefined, closesIn };
}

/** What of a timer is spoken: at its start, at half, with a minute and half a minute left, at the end. */
export type Moment = 'start' | 'half' | 'minute' | 'halfMinute' | 'end';

/** The moments of a timer of that length, latest first, with what is left then. */
export function momentsOf(totalMs: number): { at: number; is: Moment }[] {
  const moments: { at: number; is: Moment }[] = [
    { at: 0, is: 'end' },
    { at: 30_000, is: 'halfMinute' },
    { at: 60_000, is: 'minute' },
    { at: totalMs / 2, is: 'half' },
  ];
  // Of two that fall together the plainer one is said.
  const distinct = moments.filter(({ at, is }) => {
    if (is === 'half') return totalMs > 150_000;
    return at < totalMs;
  });
  return [...distinct, { at: totalMs, is: 'start' }];
}

/** What is to be said when what is left falls from `before` to `left`; nothing in between. */
export function momentBetween(
  totalMs: number,
  before: number | undefined,
  left: number,
): Moment | undefined {
  // Somebody who comes later is not told what was.
  const from = before ?? (left > totalMs - 3_000 ? Infinity : left);
  return momentsOf(totalMs).find(({ at }) => left <= at && from > at)?.is;
}

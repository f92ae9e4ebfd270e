/** Countdowns: what they show and how near the end they are (rule TM2). */
import { clock } from '../i18n/format';

/** What is left, rounded up to whole seconds; once it is over, what is over with a plus sign. */
export function countdown(leftMs: number): string {
  if (leftMs > -1000) return clock(Math.ceil(Math.max(0, leftMs) / 1000) * 1000);
  return `+${clock(-leftMs)}`;
}

/** How near the end: neutral until a fifth is left, then soon, then last at a twentieth, then over. */
export type Nearness = 'neutral' | 'soon' | 'last' | 'over';

/** Nearness of an end `leftMs` away on a clock of `totalMs`. */
export function nearness(leftMs: number, totalMs: number): Nearness {
  if (leftMs <= 0) return 'over';
  if (leftMs <= totalMs * 0.05) return 'last';
  return leftMs <= totalMs * 0.2 ? 'soon' : 'neutral';
}

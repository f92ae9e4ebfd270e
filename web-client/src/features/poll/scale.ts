import type { ScaleTally } from '../../protocol';

/** A mean of fewer answers than this says more than it knows (rule PL6). */
const LEAST_FOR_MEAN = 10;

/** How many answered a statement, "can't say" apart. */
export function answersOf(tally: ScaleTally): number {
  return tally.values.reduce((sum, count) => sum + count, 0);
}

/** The mean of a statement; nothing for fewer than ten answers (rule PL6). */
export function meanOf(tally: ScaleTally): number | undefined {
  const answers = answersOf(tally);
  if (answers < LEAST_FOR_MEAN) return undefined;
  return tally.values.reduce((sum, count, at) => sum + count * (at + 1), 0) / answers;
}

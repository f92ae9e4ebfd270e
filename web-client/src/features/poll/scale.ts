import type { ScaleTally } from '../../protocol';

/** A mean of fewer answers than this says more than it knows (rule PL6). */
const LEAST_FOR_MEAN = 10;

/** The mean of a statement; nothing for fewer than ten answers (rule PL6). */
export function meanOf(tally: ScaleTally): number | undefined {
  const { answers, values } = tally;
  if (!values || answers < LEAST_FOR_MEAN) return undefined;
  return values.reduce((sum, count, at) => sum + count * (at + 1), 0) / answers;
}

/**
 * Median of counts by value, where `counts[0]` is how many gave 1; `undefined` without any. With an
 * even number it may fall between two values, as 3.5 (rule PL6).
 */
export function median(counts: readonly number[]): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const low = valueAt(counts, Math.floor((total + 1) / 2));
  const high = valueAt(counts, Math.ceil((total + 1) / 2));
  return (low + high) / 2;
}

/** The value of the one at `place`, from 1, when all stand in order. */
function valueAt(counts: readonly number[], place: number): number {
  let passed = 0;
  for (const [index, count] of counts.entries()) {
    passed += count;
    if (passed >= place) return index + 1;
  }
  return counts.length;
}

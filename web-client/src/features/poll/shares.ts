/** No part that somebody is in is narrower than this, in hundredths of the bar: its figure must fit. */
const LEAST = 5;

/** A bar of all who took a stand, cut into how many chose each value. */
export interface Shares {
  /** Width of each part in hundredths of the bar. */
  parts: number[];
  /** Where the middle of all people stands: half of them on each side. */
  middle: number;
}

/** The bar of these counts by value; nothing if nobody took a stand. */
export function sharesOf(counts: readonly number[]): Shares | undefined {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const small = (count: number) => count > 0 && (count / all) * 100 < LEAST;
  const smalls = counts.filter(small).length;
  const others = counts.reduce((sum, count) => sum + (small(count) ? 0 : count), 0);
  const room = 100 - smalls * LEAST;
  const parts = counts.map((count) => (small(count) ? LEAST : (count / others) * room));
  return { parts, middle: middleOf(counts, parts, all) };
}

/** Whether the middle runs through the figure, which stands in the middle of its part. */
export function isCut({ parts, middle }: Shares, index: number): boolean {
  const start = parts.slice(0, index).reduce((sum, part) => sum + part, 0);
  const width = parts[index] ?? 0;
  return width > 2 * LEAST && Math.abs(start + width / 2 - middle) < LEAST / 2;
}

function middleOf(counts: readonly number[], parts: readonly number[], all: number): number {
  let [people, at] = [0, 0];
  for (const [index, count] of counts.entries()) {
    const width = parts[index] ?? 0;
    if (count > 0 && people + count >= all / 2) return at + ((all / 2 - people) / count) * width;
    people += count;
    at += width;
  }
  return at;
}

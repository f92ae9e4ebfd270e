/** A group of tally marks: one to four strokes, or five with the fifth across. */
export type Strokes = 1 | 2 | 3 | 4 | 5;

/** Strokes in fives (rule DV4): 13 is 5, 5, 3. At most `most` groups; the number tells the rest. */
export function groups(count: number, most = Infinity): Strokes[] {
  const all = Math.ceil(Math.max(0, count) / 5);
  const left = count % 5;
  return Array.from({ length: Math.min(all, most) }, (_, index) => {
    const last = index === all - 1;
    return (last && left !== 0 ? left : 5) as Strokes;
  });
}

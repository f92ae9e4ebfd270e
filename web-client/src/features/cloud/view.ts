import type { PlacedWord } from '../../protocol';

/** The box that the room places words in. */
const WIDTH = 1600;
const HEIGHT = 900;
/** The view grows in steps, so that words seldom seem to move when others come. */
const STEP = 50;
/** Room at the sides for the numbers that stand after words. */
const SIDE = 40;

/**
 * The part of the room's box that holds words, around its middle, as a `viewBox`: words are placed
 * from the middle outwards, so a young cloud is shown large and grows into its box.
 */
export function viewBoxOf(words: readonly PlacedWord[]): string {
  const across = words.map(({ x, width }) => Math.abs(x - WIDTH / 2) + width / 2 + SIDE);
  const down = words.map(({ y, size }) => Math.abs(y - HEIGHT / 2) + size * 0.7);
  const halfWidth = stepped(across, WIDTH / 2);
  const halfHeight = stepped(down, HEIGHT / 2);
  const [left, top] = [WIDTH / 2 - halfWidth, HEIGHT / 2 - halfHeight];
  return `${left} ${top} ${2 * halfWidth} ${2 * halfHeight}`;
}

/** The largest, up to the next step; never less than a third of the whole. */
function stepped(values: number[], most: number): number {
  const largest = Math.max(most / 3, ...values);
  return Math.min(most, Math.ceil(largest / STEP) * STEP);
}

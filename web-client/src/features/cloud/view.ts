import type { PlacedWord } from '../../protocol';

/** The box that the room places words in. */
const WIDTH = 1600;
const HEIGHT = 1080;
/** The view grows in steps, so that words seldom seem to move when others come. */
const STEP = 50;
/** Room at the sides for the numbers that stand after words. */
const SIDE = 40;
/** The letters of no word are higher than an eighth of the stage: of the box, this part. */
const HIGHEST = 194;

/**
 * The part of the room's box that holds words, around its middle, as a `viewBox`: words are placed
 * from the middle outwards, so a young cloud is shown large and grows into its box.
 */
export function viewBoxOf(words: readonly PlacedWord[]): string {
  const across = words.map(({ x, width }) => Math.abs(x - WIDTH / 2) + width / 2 + SIDE);
  const down = words.map(
    ({ y, size, lines }) => Math.abs(y - HEIGHT / 2) + size * (lines ? 1.25 : 0.7),
  );
  const least = Math.max(1 / 3, ...words.map(({ size }) => Math.min(1, size / HIGHEST)));
  const halfWidth = stepped(across, WIDTH / 2, least);
  const halfHeight = stepped(down, HEIGHT / 2, least);
  const [left, top] = [WIDTH / 2 - halfWidth, HEIGHT / 2 - halfHeight];
  return `${left} ${top} ${2 * halfWidth} ${2 * halfHeight}`;
}

/** The largest, up to the next step; never less than this part of the whole. */
function stepped(values: number[], most: number, least: number): number {
  const largest = Math.max(most * least, ...values);
  return Math.min(most, Math.ceil(largest / STEP) * STEP);
}

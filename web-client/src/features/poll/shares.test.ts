import { expect, test } from 'vitest';
import { isCut, sharesOf } from './shares';

test('pl6_parts_are_as_wide_as_their_share_and_the_middle_is_the_median', () => {
  expect(sharesOf([10, 20, 30, 20, 20])).toEqual({ parts: [10, 20, 30, 20, 20], middle: 50 });
});

test('pl6_a_part_of_few_is_wide_enough_for_its_figure_and_the_whole_stays_whole', () => {
  const shares = sharesOf([1, 0, 2, 197, 0]);
  expect(shares?.parts[0]).toBe(5);
  expect(shares?.parts[1]).toBe(0);
  expect(shares?.parts.reduce((sum, one) => sum + one)).toBeCloseTo(100);
});

test('pl6_the_middle_lies_in_the_part_of_the_median', () => {
  // 1 of 21 chose each of the first four: their parts are widened, the middle is still in the last.
  const { parts, middle } = sharesOf([1, 1, 1, 1, 17]) ?? { parts: [], middle: 0 };
  const before = parts.slice(0, 4).reduce((sum, one) => sum + one, 0);
  expect(middle).toBeGreaterThan(before);
  // Between two values: on their border.
  expect(sharesOf([0, 5, 0, 5, 0])?.middle).toBe(50);
});

test('pl6_nobody_took_a_stand', () => {
  expect(sharesOf([0, 0, 0, 0, 0])).toBeUndefined();
});

test('pl6_a_figure_gives_way_to_the_tick_of_the_median', () => {
  const shares = sharesOf([10, 10, 60, 10, 10]);
  expect(shares && [0, 2].map((index) => isCut(shares, index))).toEqual([false, true]);
});

import { expect, test } from 'vitest';
import { median } from './median';

test('pl6_the_median_is_the_middle_answer_or_between_the_two_middle_ones', () => {
  expect(median([0, 0, 0, 0, 0])).toBeUndefined();
  expect(median([0, 0, 1, 0, 0])).toBe(3);
  expect(median([1, 0, 0, 1, 0])).toBe(2.5);
  expect(median([3, 1, 0, 0, 1])).toBe(1);
  expect(median([5, 7, 10, 30, 20])).toBe(4);
});

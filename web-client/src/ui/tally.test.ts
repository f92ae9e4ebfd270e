import { expect, test } from 'vitest';
import { groups } from './tally';

test('dv4_tally_marks_come_in_fives', () => {
  expect(groups(0)).toEqual([]);
  expect(groups(3)).toEqual([3]);
  expect(groups(5)).toEqual([5]);
  expect(groups(13)).toEqual([5, 5, 3]);
});

test('more groups than are drawn end in a whole one', () => {
  expect(groups(13, 2)).toEqual([5, 5]);
  expect(groups(3, 2)).toEqual([3]);
});

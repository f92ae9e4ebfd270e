import { expect, test } from 'vitest';
import { bandOf, bandsOf } from './bands';

const starts = (most: number) => bandsOf(most).map(({ from }) => from);

test('wc5_colours_are_at_most_four_bands_of_counts', () => {
  expect(starts(31)).toEqual([16, 10, 5, 1]);
  expect(starts(5)).toEqual([3, 2, 1]);
  expect(starts(2)).toEqual([2, 1]);
  expect(starts(1)).toEqual([1]);
  for (let most = 1; most < 500; most++) expect(bandsOf(most).length).toBeLessThanOrEqual(4);
});

test('wc5_every_count_is_in_one_band_and_bands_have_no_gaps', () => {
  const bands = bandsOf(31);
  expect(bands.map(({ to }) => to)).toEqual([undefined, 15, 9, 4]);
  expect([31, 16, 15, 10, 9, 5, 4, 1].map((count) => bandOf(bands, count))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3,
  ]);
});

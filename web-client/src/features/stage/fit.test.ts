import { expect, test } from 'vitest';
import { largest } from './fit';

test('st2_what_fits_is_not_made_smaller', () => {
  expect(largest(0.6, () => true)).toBe(1);
});

test('st2_what_does_not_fit_is_made_only_as_much_smaller_as_it_must', () => {
  const scale = largest(0.6, (one) => one <= 0.83) ?? 0;
  expect(scale).toBeLessThanOrEqual(0.83);
  expect(scale).toBeGreaterThan(0.8);
});

test('st2_nothing_is_made_smaller_than_the_floor', () => {
  expect(largest(0.6, (one) => one < 0.5)).toBeUndefined();
});

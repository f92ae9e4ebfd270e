import { expect, test } from 'vitest';
import { largest } from './fit';

test('st2_what_fits_is_not_made_smaller', () => {
  expect(largest(() => true)).toBe(1);
});

test('st2_what_does_not_fit_is_made_as_much_smaller_as_it_must_and_never_below_the_floor', () => {
  const scale = largest((one) => one <= 0.83);
  expect(scale).toBeLessThanOrEqual(0.83);
  expect(scale).toBeGreaterThan(0.8);
  expect(largest(() => false)).toBe(0.6);
});

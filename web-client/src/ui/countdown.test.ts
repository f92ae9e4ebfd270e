import { expect, test } from 'vitest';
import { countdown, nearness } from './countdown';

test('tm2_a_countdown_ends_at_zero_and_then_counts_up_with_a_plus_sign', () => {
  expect(countdown(61_000)).toBe('1:01');
  expect(countdown(60_001)).toBe('1:01');
  expect(countdown(0)).toBe('0:00');
  expect(countdown(-999)).toBe('0:00');
  expect(countdown(-1000)).toBe('+0:01');
  expect(countdown(-3_723_000)).toBe('+1:02:03');
});

test('tm2_neutral_until_a_fifth_is_left_then_soon_then_last_then_over', () => {
  const total = 100_000;
  const at = (left: number) => nearness(left, total);
  expect([at(20_001), at(20_000), at(5_001), at(5_000), at(1), at(0), at(-1)]).toEqual([
    'neutral',
    'soon',
    'soon',
    'last',
    'last',
    'over',
    'over',
  ]);
});

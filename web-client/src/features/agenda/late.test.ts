import { expect, test } from 'vitest';
import { isLate } from './late';

test('ag5_late_is_who_has_missed_something', () => {
  const planned = { state: 'planned' as const };
  const running = { state: 'running' as const, startedAt: 1_000_000 };
  expect(isLate([planned], 9_000_000)).toBe(false);
  expect(isLate([running, planned], 1_119_000)).toBe(false);
  expect(isLate([running, planned], 1_121_000)).toBe(true);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Closing } from './closing.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('closes once, when the countdown is over', () => {
  const close = vi.fn();
  const closing = new Closing(close);
  closing.press();
  vi.advanceTimersByTime(4_900);
  expect(closing.left).toBe(1);
  expect(close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(close).toHaveBeenCalledTimes(1);
  expect(closing.left).toBeUndefined();
});

it('a second press closes at once, and keeping it open stops it', () => {
  const close = vi.fn();
  const closing = new Closing(close);
  closing.press();
  closing.keep();
  vi.advanceTimersByTime(60_000);
  expect(close).not.toHaveBeenCalled();
  closing.press();
  closing.press();
  expect(close).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(close).toHaveBeenCalledTimes(1);
});

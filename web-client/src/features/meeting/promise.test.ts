import { beforeEach, expect, test } from 'vitest';
import { device } from '../../device';
import { ReadPromise } from './promise.svelte';

beforeEach(() => device.set('foorumi.promised.m', undefined));

test('ft41_whoever_read_another_promise_is_told_until_they_have_read_this_one', () => {
  const first = { names: 'optional', keepDays: 30 } as const;
  const page = new ReadPromise('m', first);
  expect(page.changed(first)).toEqual([]);
  const now = { names: 'anonymous', keepDays: 7 } as const;
  expect(page.changed(now)).toEqual(['names', 'keepDays']);
  expect(new ReadPromise('m', now).changed(now), 'after a reload too').toHaveLength(2);
  page.take(now);
  expect(page.changed(now)).toEqual([]);
  expect(new ReadPromise('m', now).changed(now)).toEqual([]);
});

test('ft41_whoever_comes_after_the_change_is_told_nothing_of_it', () => {
  const now = { names: 'anonymous', keepDays: 7 } as const;
  expect(new ReadPromise('m', now).changed(now)).toEqual([]);
});

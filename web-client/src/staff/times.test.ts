import { expect, test } from 'vitest';
import { bareTime, sinceStart, wholeMinutes } from './times';

test('ft41_where_no_start_is_known_hours_and_minutes_from_the_beginning_are_told', () => {
  expect(sinceStart(0, 'fi')).toBe('0.00');
  expect(sinceStart(5, 'sv')).toBe('0.05');
  expect(sinceStart(125, 'fi')).toBe('2.05');
  expect(sinceStart(125, 'en')).toBe('2:05');
});

test('a time in a list has no word before it', () => {
  const at = Date.UTC(2026, 10, 22, 11, 5);
  expect([bareTime(at, 'fi'), bareTime(at, 'sv'), bareTime(at, 'en')]).toEqual([
    '13.05',
    '13.05',
    '13:05',
  ]);
});

test('a length that has begun is a minute at least', () => {
  expect([0, -5, 1, 29_000, 89_000, 91_000].map(wholeMinutes)).toEqual([0, 0, 1, 1, 1, 2]);
});

import { expect, test } from 'vitest';
import * as format from './format';

const NOON = Date.parse('2026-11-22T11:05:00Z');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('rb8_times_and_dates_are_written_as_the_language_writes_them', () => {
  expect(plain(format.time(NOON, 'fi'))).toBe('klo 13.05');
  expect(plain(format.time(NOON, 'sv'))).toBe('kl. 13.05');
  expect(format.time(NOON, 'en')).toBe('13:05');
  expect(format.date(NOON)).toBe('22.11.2026');
  expect(format.isoDate('2026-01-05')).toBe('5.1.2026');
  expect(plain(format.isoTime('2026-11-22T12:00', 'fi'))).toBe('klo 12.00');
  expect(plain(format.timeOfDay(14 * 60 + 5, 'fi'))).toBe('klo 14.05');
});

test('a meeting in summer time tells the time of Finland too', () => {
  expect(plain(format.time(Date.parse('2026-06-01T09:00:00Z'), 'fi'))).toBe('klo 12.00');
});

test('clocks, numbers, shares and codes', () => {
  expect(format.clock(65_000)).toBe('1:05');
  expect(format.clock(3_725_000)).toBe('1:02:05');
  expect(format.clock(-5)).toBe('0:00');
  expect(format.number(3.5, 'fi', 1)).toBe('3,5');
  expect(format.number(3.5, 'en', 1)).toBe('3.5');
  expect(plain(format.percent(1, 3, 'fi'))).toBe('33 %');
  expect(format.percent(1, 3, 'en')).toBe('33%');
  expect(plain(format.percent(0, 0, 'fi'))).toBe('0 %');
  expect(format.joinCode('12345678')).toBe('1234 5678');
});

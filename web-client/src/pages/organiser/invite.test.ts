import { expect, test } from 'vitest';
import type { MeetingPart } from '../../protocol';
import { calendarOf } from './invite';

const MEETING = {
  title: { fi: 'Foorumi; yhdessä, arjessa', sv: 'Forum' },
  place: { fi: 'Sali\n2. kerros' },
  starts: '2026-11-28T12:00',
  code: '12345678',
} as unknown as MeetingPart & { starts: string };
const ADDRESS = 'https://foorumi.example/12345678';
const NOW = Date.parse('2026-11-01T08:00:00Z');
const ENDS = Date.parse('2026-11-28T13:30:00Z');

test('ft41_a_calendar_file_tells_time_place_and_address', () => {
  const lines = calendarOf(MEETING, ENDS, ADDRESS, NOW, 'fi').split('\r\n');
  expect(lines).toContain('UID:12345678@foorumi.example');
  expect(lines, 'noon in Finland in winter').toContain('DTSTART:20261128T100000Z');
  expect(lines).toContain('DTEND:20261128T133000Z');
  expect(lines).toContain('SUMMARY:Foorumi\\; yhdessä\\, arjessa');
  expect(lines).toContain('LOCATION:Sali\\n2. kerros');
  expect(lines.at(-1)).toBe('');
});

test('ft41_a_long_line_of_a_calendar_file_is_folded_and_what_is_empty_left_out', () => {
  const long = { ...MEETING, title: { fi: 'ä'.repeat(100) }, place: {} };
  const text = calendarOf(long, undefined, ADDRESS, NOW, 'fi');
  expect(text).not.toContain('LOCATION');
  expect(text).not.toContain('DTEND');
  const bytes = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...bytes)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ä'.repeat(100)}\r\n`);
});

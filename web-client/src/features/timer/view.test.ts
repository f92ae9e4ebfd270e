import { expect, test } from 'vitest';
import type { TimerPart } from '../../protocol';
import { momentBetween, timerView } from './view';

const TIMER: TimerPart = { id: '9.0', kind: 'plain', totalMs: 300_000 };

test('tm1_running_is_told_from_the_end_and_stopped_from_what_is_left', () => {
  expect(timerView({ ...TIMER, endsAt: 90_000 }, 30_000)).toEqual({
    left: 60_000,
    running: true,
    closesIn: undefined,
  });
  expect(timerView({ ...TIMER, leftMs: -5_000 }, 30_000)).toMatchObject({
    left: -5_000,
    running: false,
  });
  const closing = { ...TIMER, endsAt: 10_000, closingAt: 30_000 };
  expect(timerView(closing, 18_500).closesIn).toBe(12);
  expect(timerView(closing, 31_000).closesIn).toBe(0);
});

test('tm2_start_half_a_minute_half_a_minute_and_end_are_spoken_once_each', () => {
  const said: string[] = [];
  let before: number | undefined;
  for (let left = 300_000; left > -10_000; left -= 1_000) {
    const moment = momentBetween(300_000, before, left);
    if (moment) said.push(`${moment} ${left / 1000}`);
    before = left;
  }
  expect(said).toEqual(['start 300', 'half 150', 'minute 60', 'halfMinute 30', 'end 0']);
});

test('tm2_a_short_timer_says_less_and_who_comes_late_hears_nothing_old', () => {
  const all = (total: number) =>
    Array.from({ length: total / 1000 + 1 }, (_, at) => total - at * 1000).flatMap((left, at) => {
      const moment = momentBetween(total, at === 0 ? undefined : left + 1000, left);
      return moment ?? [];
    });
  expect(all(60_000)).toEqual(['start', 'halfMinute', 'end']);
  expect(all(20_000)).toEqual(['start', 'end']);
  expect(momentBetween(300_000, undefined, 100_000)).toBeUndefined();
  expect(momentBetween(300_000, undefined, -4_000)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { ClockOffset } from './clockOffset';

const SERVER = 1_000_000;

test('pg25_after_a_clock_step_the_next_answer_is_believed_however_slow_it_is', () => {
  const clock = new ClockOffset();
  clock.hasStepped(SERVER, 0);
  clock.answered(40, SERVER, SERVER);
  expect(clock.value).toBe(20);
  // The line became slow: an answer that waited long is not believed.
  clock.answered(900, SERVER + 10_000, SERVER + 10_000 + 850);
  expect(clock.value).toBe(20);
  expect(clock.hasStepped(SERVER + 20_000, 20_000)).toBe(false);
  // Somebody sets the clock five minutes back.
  const set = SERVER + 25_000 - 300_000;
  expect(clock.hasStepped(set, 25_000)).toBe(true);
  clock.answered(900, SERVER + 25_000, set);
  expect(clock.value).toBe(300_450);
  expect(clock.hasStepped(set + 5_000, 30_000)).toBe(false);
});

test('a line that has become slow is believed after a while', () => {
  const clock = new ClockOffset();
  clock.answered(40, SERVER, SERVER);
  let pings = 0;
  for (; clock.value < 400; pings++) clock.answered(900, SERVER, SERVER);
  expect(clock.value).toBe(450);
  expect(pings).toBeLessThan(20);
});

test('the greeting tells the time until a ping does', () => {
  const clock = new ClockOffset();
  clock.greeted(SERVER, SERVER - 60_000);
  expect(clock.value).toBe(60_000);
  clock.answered(100, SERVER, SERVER - 60_000);
  clock.greeted(SERVER, 0);
  expect(clock.value).toBe(60_050);
});

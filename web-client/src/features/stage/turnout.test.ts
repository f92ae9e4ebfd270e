import { expect, test } from 'vitest';
import type { Scene } from './scene';
import { columns, MOST_DOTS, turnoutOf } from './turnout';

const poll = (state: 'open' | 'closed', answered: number) =>
  ({ is: 'poll', poll: { state, answered } }) as unknown as Scene;

test('pl3_the_crowd_fills_while_a_poll_is_open_and_not_after', () => {
  expect(turnoutOf(poll('open', 87), 128)).toEqual({ done: 87, of: 128, what: 'answered' });
  expect(turnoutOf(poll('closed', 87), 128)).toBeUndefined();
});

test('those_who_answered_and_left_are_of_the_whole', () => {
  expect(turnoutOf(poll('open', 130), 128)?.of).toBe(130);
  expect(turnoutOf(poll('open', 3), 0)?.of).toBeUndefined();
});

test('dots_of_any_crowd_take_no_more_than_eight_rows', () => {
  for (let of = 1; of <= MOST_DOTS; of++) {
    // The height by the width: a row of ten is twice as high as one of twenty.
    expect(Math.ceil(of / columns(of)) / columns(of)).toBeLessThanOrEqual(0.4);
  }
});

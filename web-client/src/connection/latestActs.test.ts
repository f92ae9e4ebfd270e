import { beforeEach, expect, test, vi } from 'vitest';
import type { Choice, Command } from '../protocol';
import { LatestActs } from './latestActs';

const vote = (kind: 'yes' | 'no', poll = '4.0'): Command => ({
  poll: { do: 'castBallot', poll, choice: { kind } as Choice },
});

beforeEach(() => {
  const held = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, text: string) => void held.set(name, text),
    removeItem: (name: string) => void held.delete(name),
  });
});

/** Two tabs of one browser in one meeting. */
const tabs = () => [new LatestActs('acts', 1), new LatestActs('acts', 2)] as const;

test('ft62_an_act_of_a_sleeping_tab_is_outdated_by_a_newer_one_of_another_tab', () => {
  const [asleep, awake] = tabs();
  asleep.acted(vote('yes'), 100);
  expect(asleep.isOutdated(vote('yes'), 100)).toBe(false);
  awake.acted(vote('no'), 200);
  expect(asleep.isOutdated(vote('yes'), 100)).toBe(true);
  expect(awake.isOutdated(vote('no'), 200)).toBe(false);
});

test('ft62_the_newer_act_stands_whichever_tab_speaks_first', () => {
  const [one, other] = tabs();
  other.acted(vote('no'), 200);
  one.acted(vote('yes'), 100);
  expect(one.isOutdated(vote('yes'), 100)).toBe(true);
  expect(other.isOutdated(vote('no'), 200)).toBe(false);
});

test('ft62_a_tab_changes_its_own_mind_in_order_and_other_things_are_left_alone', () => {
  const [one, other] = tabs();
  one.acted(vote('yes'), 100);
  one.acted(vote('no'), 110);
  expect(one.isOutdated(vote('yes'), 100)).toBe(false);
  other.acted(vote('no', '5.0'), 300);
  other.acted({ queue: { do: 'ask', kind: 'turn', topic: null } }, 300);
  expect(one.isOutdated(vote('no'), 110)).toBe(false);
  expect(one.isOutdated({ queue: { do: 'ask', kind: 'reply', topic: null } }, 100)).toBe(false);
  expect(one.isOutdated({ queue: { do: 'withdraw', kind: 'turn' } }, 100)).toBe(true);
});

test('ft62_what_everybody_sees_is_nobody’s_own_and_is_never_held_back', () => {
  const [one, other] = tabs();
  const said: Command = { chat: { do: 'say', text: 'hei' } };
  other.acted(said, 300);
  expect(one.isOutdated(said, 100)).toBe(false);
});

test('ft62_what_is_remembered_has_a_bound', () => {
  const [one] = tabs();
  for (let at = 0; at < 500; at++) one.acted(vote('yes', `${at}.0`), at);
  expect(JSON.parse(localStorage.getItem('acts') ?? '[]')).toHaveLength(100);
});

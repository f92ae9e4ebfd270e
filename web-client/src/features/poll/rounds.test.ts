import { beforeAll, expect, test } from 'vitest';
import { shared } from '../../i18n/shared/shared';
import type { PollPart, PollResult } from '../../protocol';
import { beforeOf, beforeWords } from './rounds';

const result = (tally: PollResult['tally']): PollResult => ({
  poll: '1.1',
  answered: 12,
  abstained: 2,
  tally,
});

beforeAll(() => shared.load());

test('pl8_a_row_tells_what_it_got_in_the_round_before', () => {
  const before = { round: 1, result: result({ form: 'options', votes: [7, 3] }) };
  expect(beforeWords(before, 0, 'mediaani', 'fi')).toBe('1. kierros: 7 (70\u00a0%)');
  expect(beforeWords(before, 2, 'mediaani', 'fi')).toBeUndefined();
  expect(beforeWords(undefined, 0, 'mediaani', 'fi')).toBeUndefined();
  const scale = result({
    form: 'scale',
    statements: [
      { answers: 6, values: [0, 0, 3, 3, 0], cantSay: 1 },
      { answers: 4, cantSay: 3 },
    ],
  });
  expect(beforeWords({ round: 2, result: scale }, 0, 'mediaani', 'fi')).toBe(
    '2. kierros: mediaani 3,5',
  );
  expect(beforeWords({ round: 2, result: scale }, 1, 'mediaani', 'fi')).toBeUndefined();
});

test('pl8_only_a_result_that_is_seen_is_compared_with', () => {
  const earlier = { id: '1.1', round: 1 } as PollPart;
  const poll = { id: '5.0', round: 2, earlier: '1.1' } as PollPart;
  const told = result({ form: 'options', votes: [1] });
  const room = (seen: boolean) => ({
    poll: () => ({ part: 'poll' as const, answered: 0, ...earlier }),
    result: () => (seen ? { part: 'result' as const, ...told } : undefined),
  });
  expect(beforeOf(room(true), poll)?.round).toBe(1);
  expect(beforeOf(room(false), poll)).toBeUndefined();
  expect(beforeOf(room(true), { ...poll, earlier: undefined })).toBe(undefined);
});

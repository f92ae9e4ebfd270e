import { describe, expect, test } from 'vitest';
import type { Answer, Command } from '../protocol';
import { isWithoutText } from './storedSession';
import { ON_THE_WIRE, Outbox } from './outbox';

const hand: Command = { queue: { do: 'ask', kind: 'turn', topic: null } };
const accepted = (n: number): Answer => ({ n, outcome: 'accepted', seq: n });

test('sy2_commands_are_numbered_from_one_and_sent_again_with_the_same_numbers', async () => {
  const outbox = new Outbox();
  const first = outbox.add(hand, 1);
  void outbox.add(hand, 1);
  expect(outbox.unsent().map(({ n }) => n)).toEqual([1, 2]);
  expect(outbox.unsent()).toEqual([]);
  outbox.settle([accepted(1)]);
  await expect(first).resolves.toMatchObject({ outcome: 'accepted' });
  outbox.rewind();
  void outbox.add(hand, 1);
  expect(outbox.unsent().map(({ n }) => n)).toEqual([2, 3]);
});

test('at most 64 are on the wire; the others follow in order as answers come', () => {
  const outbox = new Outbox();
  for (let n = 0; n < 100; n++) void outbox.add(hand, 1);
  expect(outbox.unsent().length).toBe(ON_THE_WIRE);
  outbox.settle([accepted(1), accepted(2)]);
  expect(outbox.unsent().map(({ n }) => n)).toEqual([65, 66]);
});

test('a full outbox says so at once', async () => {
  const outbox = new Outbox();
  for (let n = 0; n < 256; n++) void outbox.add(hand, 1);
  await expect(outbox.add(hand, 1)).resolves.toEqual({
    outcome: 'rejected',
    why: { code: 'tooManyPending' },
  });
});

test('sy1_what_the_server_could_not_take_now_keeps_its_number_and_is_not_answered', () => {
  const outbox = new Outbox();
  void outbox.add(hand, 1);
  outbox.unsent();
  const later = outbox.settle([{ n: 1, outcome: 'rejected', why: { code: 'unavailable' } }]);
  expect(later).toBe(true);
  outbox.rewind();
  expect(outbox.unsent().map(({ n }) => n)).toEqual([1]);
});

test('an answer to an unknown number changes nothing', () => {
  const outbox = new Outbox();
  void outbox.add(hand, 1);
  outbox.settle([accepted(9)]);
  expect(outbox.size).toBe(1);
});

describe('only votes and requests without typed text are written to the tab’s storage', () => {
  const poll = '4.0';
  const kept: Command[] = [
    hand,
    { queue: { do: 'withdraw', kind: 'turn' } },
    { poll: { do: 'castBallot', poll, choice: { kind: 'options', options: [2] } } },
    { poll: { do: 'takeBackBallot', poll } },
    { sheet: { do: 'setDots', sheet: '6.0', dots: { '6.1': 1 } } },
    { meeting: { do: 'readNotice' } },
  ];
  const notKept: Command[] = [
    { queue: { do: 'ask', kind: 'turn', topic: 'salainen' } },
    { poll: { do: 'castBallot', poll, choice: { kind: 'open', text: 'salainen' } } },
    { chat: { do: 'say', text: 'salainen' } },
    { cloud: { do: 'sendWord', cloud: '5.0', word: 'salainen' } },
    { meeting: { do: 'setName', name: 'salainen' } },
    { sheet: { do: 'editIdea', sheet: '6.0', idea: '6.1', text: 'salainen' } },
    { queue: { do: 'notNow' } },
  ];
  test.each(kept)('kept: %j', (command) => expect(isWithoutText(command)).toBe(true));
  test.each(notKept)('not kept: %j', (command) => expect(isWithoutText(command)).toBe(false));
});

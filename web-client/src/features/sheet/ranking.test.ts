import { expect, test } from 'vitest';
import type { IdeaPart, SheetPart, TallyPart } from '../../protocol';
import { ranked } from './ranking';

const sheet: SheetPart = {
  id: '1.0',
  root: '2.0',
  group: {},
  editors: 'everyone',
  phase: 'build',
  votes: 3,
  stacking: false,
  voters: 0,
  members: 0,
  restorable: false,
};

function idea(id: string, order: number, more: Partial<IdeaPart> = {}): IdeaPart {
  return { sheet: '1.0', id, parent: '2.0', order, text: id, edited: 1, ...more };
}

const root: IdeaPart = { sheet: '1.0', id: '2.0', order: 0, text: 'tarve', edited: 1 };
const ideas = [
  root,
  idea('10.0', 1),
  idea('3.0', 2),
  idea('4.0', 1, { parent: '3.0' }),
  idea('5.0', 3, { duplicateOf: '3.0' }),
];

test('before a vote the first level stands in its own order, without duplicates', () => {
  expect(ranked(sheet, ideas, undefined).map((one) => one.idea.id)).toEqual(['10.0', '3.0']);
});

test('dv5_dv8_after_the_vote_all_ideas_stand_by_votes_and_ties_as_they_came', () => {
  const tally: TallyPart = {
    sheet: '1.0',
    votes: { '10.0': 2, '3.0': 2, '4.0': 5, '5.0': 0 },
    voters: 4,
    leading: ['4.0'],
  };
  const list = ranked({ ...sheet, picked: '3.0' }, ideas, tally);
  expect(list.map((one) => [one.idea.id, one.votes])).toEqual([
    ['4.0', 5],
    ['3.0', 2],
    ['10.0', 2],
  ]);
  expect(list.map((one) => one.leading)).toEqual([true, false, false]);
  expect(list.map((one) => one.picked)).toEqual([false, true, false]);
});

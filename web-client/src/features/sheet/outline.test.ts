import { expect, test } from 'vitest';
import type { IdeaPart } from '../../protocol';
import { given, giveOne, sameDots, takeOne, type Dots } from './dots';
import { byBranch, byIds } from './changes';
import { outlineKey, startingWith } from './keys';
import {
  above,
  below,
  contents,
  inSight,
  inward,
  isWithin,
  outline,
  outward,
  under,
  type Node,
} from './outline';

const idea = (id: string, parent: string | undefined, order: number): IdeaPart => ({
  sheet: '6.0',
  id,
  ...(parent !== undefined && { parent }),
  order,
  text: id,
  edited: 1,
});

const nodes = outline(
  [
    idea('c', 'root', 3),
    idea('b2', 'b', 9),
    idea('root', undefined, 0),
    idea('a', 'root', 1),
  ].concat(idea('b', 'root', 2), idea('b1', 'b', 4)),
  'root',
);
const at = (id: string) => nodes.find((node) => node.idea.id === id) as Node;

test('mm1_the_outline_stands_in_order_with_level_and_place', () => {
  const rows = nodes.map(({ idea, level, place, of }) => [idea.id, level, place, of]);
  expect(rows).toEqual([
    ['root', 1, 1, 1],
    ['a', 2, 1, 3],
    ['b', 2, 2, 3],
    ['b1', 3, 1, 2],
    ['b2', 3, 2, 2],
    ['c', 2, 3, 3],
  ]);
});

test('mm3_moves_name_the_parent_and_the_sibling_before', () => {
  expect(above(at('a'))).toBeUndefined();
  expect(above(at('b'))).toEqual({ parent: 'root', after: null });
  expect(above(at('c'))).toEqual({ parent: 'root', after: 'a' });
  expect(below(at('a'))).toEqual({ parent: 'root', after: 'b' });
  expect(below(at('c'))).toBeUndefined();
  expect(under(at('b'), at('a'))).toEqual({ parent: 'b', after: 'b2' });
  expect(under(at('a'), at('b'))).toEqual({ parent: 'a', after: null });
  expect(outward(at('b1'))).toEqual({ parent: 'root', after: 'b' });
  expect(outward(at('b'))).toBeUndefined();
  expect(inward(at('c'))).toEqual({ parent: 'b', after: 'b2' });
  expect(inward(at('a'))).toBeUndefined();
  expect(isWithin(at('b2'), at('b'))).toBe(true);
  expect(isWithin(at('b'), at('b2'))).toBe(false);
});

test('mm5_every_act_has_a_key_and_single_characters_can_be_turned_off', () => {
  const outlined = { chosen: at('b'), nodes, folded: false, singles: true };
  const press = (key: string, more = {}, how = {}) =>
    outlineKey(
      { key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...more },
      { ...outlined, ...how },
    );
  expect(press('ArrowDown')?.goTo).toBe(at('b1'));
  expect(press('ArrowUp')?.goTo).toBe(at('a'));
  expect(press('ArrowRight')?.goTo).toBe(at('b1'));
  expect(press('ArrowLeft')?.fold).toBe(true);
  expect(press('ArrowLeft', {}, { folded: true })?.goTo).toBe(at('root'));
  expect(press('ArrowRight', {}, { folded: true })?.fold).toBe(false);
  expect(press('End')?.goTo).toBe(at('c'));
  expect(press('Insert')?.act).toBe('addChild');
  expect(press('Enter', { shiftKey: true })?.act).toBe('addSibling');
  expect(press('ArrowUp', { ctrlKey: true })?.act).toBe('up');
  expect(press('Delete')?.act).toBe('remove');
  const both = { ctrlKey: true, shiftKey: true };
  expect(press('ArrowLeft', both)?.act).toBe('outward');
  expect(press('ArrowRight', both)?.act).toBe('inward');
  expect(press('ArrowLeft', { shiftKey: true })?.mapMove).toBe('left');
  expect(press(' ')?.vote).toBe(true);
  expect(press('?')?.help).toBe(true);
  expect(press('a')?.letter).toBe('a');
  for (const key of [' ', '?', 'a', '+']) {
    expect(press(key, {}, { singles: false }), key).toBeUndefined();
  }
  expect(startingWith('b', outlined)).toBe(at('b1'));
  expect(startingWith('b2', outlined)).toBe(at('b2'));
  expect(startingWith('A', outlined)).toBe(at('a'));
});

test('mm5_what_is_folded_is_out_of_sight_and_out_of_the_way_of_arrows', () => {
  const seen = (...folded: string[]) => inSight(nodes, new Set(folded)).map(({ idea }) => idea.id);
  expect(seen('b')).toEqual(['root', 'a', 'b', 'c']);
  expect(seen('root')).toEqual(['root']);
});

test('dv5_an_idea_says_what_was_merged_into_it_by_way_of_others_too', () => {
  const marked = [idea('a', 'root', 1), idea('b', 'root', 2), idea('c', 'root', 3)];
  const merged = [
    marked[0]!,
    { ...marked[1]!, duplicateOf: 'a' },
    { ...marked[2]!, duplicateOf: 'b' },
  ];
  expect([...contents(merged)]).toEqual([['a', ['b', 'c']]]);
});

test('mm3_changes_of_others_are_told_by_branch_and_own_ones_not', () => {
  const base = nodes.map((node) => node.idea);
  const now = base
    .filter(({ id }) => id !== 'a')
    .map((one) => (one.id === 'b1' ? { ...one, text: 'toisin' } : one))
    .concat(idea('b3', 'b2', 1), idea('c1', 'c', 1));
  expect(byBranch(byIds(base), byIds(now), new Set(['c1']))).toEqual([
    { branch: 'b', added: 1, changed: 1, removed: 0 },
    { branch: 'a', added: 0, changed: 0, removed: 1 },
  ]);
});

test('dv1_dv2_dv3_votes_are_given_and_taken_within_the_rules', () => {
  let dots: Dots = {};
  const give = (id: string, stacking: boolean) => giveOne(dots, id, 3, stacking);
  dots = give('a', false) ?? dots;
  expect(give('a', false), 'one idea has one vote').toBeUndefined();
  dots = give('b', false) ?? dots;
  dots = give('c', false) ?? dots;
  expect(given(dots)).toBe(3);
  expect(give('b1', false), 'a fourth is not given').toBeUndefined();
  dots = takeOne(dots, 'b');
  expect(sameDots(dots, { a: 1, c: 1, b: 0 })).toBe(true);
  dots = give('a', true) ?? dots;
  expect(dots).toEqual({ a: 2, c: 1 });
});

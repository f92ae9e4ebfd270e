import { expect, test } from 'vitest';
import type { IdeaPart } from '../../protocol';
import { given, giveOne, sameDots, takeOne, type Dots } from './dots';
import { outlineKey } from './keys';
import { above, below, isWithin, outline, under, type Node } from './outline';

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
  expect(isWithin(at('b2'), at('b'))).toBe(true);
  expect(isWithin(at('b'), at('b2'))).toBe(false);
});

test('mm5_every_act_has_a_key_and_letters_are_left_alone', () => {
  const press = (key: string, more = {}) =>
    outlineKey(
      { key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...more },
      at('b'),
      nodes,
    );
  expect(press('ArrowDown')?.goTo).toBe(at('b1'));
  expect(press('ArrowUp')?.goTo).toBe(at('a'));
  expect(press('ArrowRight')?.goTo).toBe(at('b1'));
  expect(press('ArrowLeft')?.goTo).toBe(at('root'));
  expect(press('End')?.goTo).toBe(at('c'));
  expect(press('Insert')?.act).toBe('addChild');
  expect(press('Enter', { shiftKey: true })?.act).toBe('addSibling');
  expect(press('ArrowUp', { ctrlKey: true })?.act).toBe('up');
  expect(press('Delete')?.act).toBe('remove');
  expect(press('a')).toBeUndefined();
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

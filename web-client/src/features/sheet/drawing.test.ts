import { expect, test } from 'vitest';
import type { IdeaPart } from '../../protocol';
import { hanging, hues, isReadable, letters, link, links, marksPath } from './drawing';

const box = (x: number, y: number) => ({
  id: '1.0',
  x,
  y,
  width: 100,
  height: 46,
  lines: ['idea'],
});
const map = (width: number, height: number) => ({
  sheet: '1.0',
  width,
  height,
  ideas: [box(0, 0)],
});

test('a link leaves the side of the parent that faces the child', () => {
  expect(link(box(0, 0), box(300, 100), 300)).toBe('M100 23C200 23 200 123 300 123');
  expect(link(box(300, 0), box(0, 100), 100)).toBe('M300 23C200 23 200 123 100 123');
});

test('mm1_a_link_to_the_second_of_a_row_comes_from_above_and_passes_no_box', () => {
  const ideas = [
    { ...box(200, 100), id: 'need' },
    { ...box(400, 100), id: 'first' },
    { ...box(524, 100), id: 'second' },
    { ...box(0, 100), id: 'left' },
    { ...box(400, 300), id: 'lower' },
  ];
  const paths = new Map(
    links(ideas, (id) => (id === 'need' ? undefined : 'need')).map(({ id, path }) => [id, path]),
  );
  expect(paths.size).toBe(4);
  expect(paths.get('first')).toBe('M300 123C350 123 350 123 400 123');
  expect(paths.get('second')).toBe('M300 123C350 123 350 85 400 85H574V100');
  expect(paths.get('left')).toBe('M200 123C150 123 150 123 100 123');
  expect(paths.get('lower')).toBe('M300 123C350 123 350 323 400 323');
});

test('lines stand evenly around the middle of their box', () => {
  const two = letters({ ...box(0, 0), height: 70, lines: ['a', 'b'] });
  const middle = 35 + two.size * 0.35;
  expect(middle - two.baseline(0)).toBeCloseTo(two.baseline(1) - middle);
});

test('dv4_marks_are_drawn_in_fives_and_too_many_only_counted', () => {
  expect(marksPath(0)).toEqual({ path: '', width: 0 });
  expect(marksPath(7).path.match(/v/g)).toHaveLength(6);
  expect(marksPath(7).path.match(/L/g)).toHaveLength(1);
  expect(marksPath(26)).toEqual({ path: '', width: 0 });
});

test('st2_a_drawing_too_big_to_read_gives_way_to_the_list', () => {
  expect(isReadable(map(1200, 500))).toBe(true);
  expect(isReadable(map(4000, 500))).toBe(false);
  expect(isReadable(map(1200, 2000))).toBe(false);
});

const idea = (id: string, parent: string | undefined, order: number) =>
  ({ id, parent, order }) as unknown as IdeaPart;

test('mm1_each_of_up_to_four_branches_has_a_hue_with_all_below_it', () => {
  const branches = ['a', 'b', 'c', 'd'].flatMap((id, at) => [
    idea(id, 'root', at),
    idea(`${id}1`, id, 0),
    idea(`${id}2`, `${id}1`, 0),
  ]);
  const all = [idea('root', undefined, 0), ...branches, idea('leaf', 'root', 9)];
  const found = hues(all, 'root');
  expect(['a', 'a1', 'a2', 'd2', 'leaf'].map((id) => found.get(id))).toEqual([
    1,
    1,
    1,
    4,
    undefined,
  ]);
  // A fifth branch: no hue would tell it from the others.
  const more = [...all, idea('e', 'root', 5), idea('e1', 'e', 0)];
  expect(hues(more, 'root').size).toBe(0);
});

test('mm1_a_link_to_what_hangs_below_comes_down_at_the_side_of_the_need', () => {
  const need = box(400, 100);
  expect(hanging(need, box(600, 0), box(634, 80))).toBe('M617 46V103H634');
  expect(hanging(need, box(200, 0), box(166, 80))).toBe('M283 46V103H266');
  // It stands beside, or above.
  expect(hanging(need, box(600, 0), box(756, 80))).toBeUndefined();
  expect(hanging(need, box(600, 100), box(634, 20))).toBeUndefined();
});

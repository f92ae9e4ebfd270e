import { expect, test } from 'vitest';
import { isReadable, letters, link, links, marksPath } from './drawing';

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

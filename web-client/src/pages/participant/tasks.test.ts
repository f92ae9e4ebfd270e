import { expect, test } from 'vitest';
import type { SegmentPart, StagePart } from '../../protocol';
import type { Activity } from '../../room/room.svelte';
import { tasksOf, taskToShow } from './tasks';

const segment = (id: string, state: SegmentPart['state'], activities: string[]): SegmentPart => ({
  id,
  kind: 'activity',
  title: {},
  minutes: 10,
  presenters: [],
  activities,
  state,
});
const cloud = (id: string, state: 'planned' | 'open' | 'closed') =>
  ({ part: 'cloud', id, state }) as Activity;
const stage = (activity?: string): StagePart => ({
  view: { view: 'segment' },
  blank: false,
  ground: 'own',
  ...(activity !== undefined && { activity }),
});

const activities = new Map([
  ['1', cloud('1', 'closed')],
  ['2', cloud('2', 'open')],
  ['3', cloud('3', 'closed')],
  ['4', cloud('4', 'open')],
  ['5', cloud('5', 'planned')],
]);
const find = (id: string) => activities.get(id);
const segments = [segment('s1', 'done', ['1', '2']), segment('s2', 'running', ['3', '4', '5'])];

test('what is open anywhere and what was open in the segment going on are tasks', () => {
  const tasks = tasksOf(segments, stage(), find);
  expect(tasks).toEqual([
    { id: '2', open: true },
    { id: '3', open: false },
    { id: '4', open: true },
  ]);
});

test('a task that closes while one looks at it stays, with its result', () => {
  expect(tasksOf(segments, stage(), find, '1')[0]).toEqual({ id: '1', open: false });
});

test('st3_what_the_stage_shows_is_on_the_phone_too', () => {
  const shown: StagePart = {
    view: { view: 'activity', activity: '1' },
    blank: false,
    ground: 'own',
  };
  expect(tasksOf(segments, shown, find).at(-1)).toEqual({ id: '1', open: false });
});

test('the picked task comes first, then the stage’s, then what is open, then the last result', () => {
  const tasks = tasksOf(segments, stage(), find);
  expect(taskToShow(tasks, '3', stage('4'))?.id).toBe('3');
  expect(taskToShow(tasks, undefined, stage('4'))?.id).toBe('4');
  expect(taskToShow(tasks, undefined, stage())?.id).toBe('2');
  expect(taskToShow([{ id: '3', open: false }], undefined, stage())?.id).toBe('3');
  expect(taskToShow([], undefined, stage())).toBeUndefined();
});

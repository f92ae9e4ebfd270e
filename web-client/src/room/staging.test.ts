import { expect, test } from 'vitest';
import type { Keyed } from '../protocol';
import { Parts } from './parts.svelte';
import { Staging } from './staging';

const word = (key: string, count: number): Keyed => ({
  key: `word:5.0:${key}`,
  part: { part: 'word', cloud: '5.0', key, shown: key, count, state: 'shown' },
});

const words = (parts: Parts) =>
  Object.fromEntries(parts.group('word', 'word:5.0').map(({ key, count }) => [key, count]));

test('sy3_frames_are_staged_and_applied_together', () => {
  const staging = new Staging();
  expect(staging.take({ t: 'parts', seq: 4, parts: [word('yö', 1)], more: true })).toBeUndefined();
  expect(staging.take({ t: 'parts', seq: 4, gone: ['word:5.0:työ'], more: true })).toBeUndefined();
  const change = staging.take({ t: 'parts', seq: 4, parts: [word('yö', 2)] });
  expect(change).toMatchObject({ seq: 4, whole: false });
  expect([...(change?.parts.keys() ?? [])]).toEqual(['word:5.0:yö']);
  expect(change?.gone.has('word:5.0:työ')).toBe(true);
});

test('sy3_a_whole_view_leaves_nothing_of_the_old_one', () => {
  const staging = new Staging();
  const parts = new Parts();
  const first = staging.take({
    t: 'parts',
    seq: 1,
    parts: [word('a', 1), word('b', 1)],
  });
  if (first) parts.apply(first);
  const whole = staging.take({
    t: 'parts',
    seq: 9,
    whole: true,
    parts: [word('b', 2)],
  });
  expect(words(parts), 'nothing changes before it is applied').toEqual({ a: 1, b: 1 });
  if (whole) parts.apply(whole);
  expect(words(parts)).toEqual({ b: 2 });
});

test('sy3_what_a_dead_socket_left_staged_is_dropped', () => {
  const staging = new Staging();
  staging.take({ t: 'parts', seq: 2, whole: true, parts: [word('old', 1)], more: true });
  staging.reset();
  const change = staging.take({ t: 'parts', seq: 3, parts: [word('new', 1)] });
  expect(change).toMatchObject({ whole: false });
  expect([...(change?.parts.keys() ?? [])]).toEqual(['word:5.0:new']);
});

test('sy3_pg20_a_change_tells_which_step_of_a_view_it_completes', () => {
  const staging = new Staging();
  staging.take({ t: 'parts', seq: 7, whole: true, more: true });
  const first = staging.take({ t: 'parts', seq: 7, parts: [word('a', 1)], step: 'first' });
  expect(first).toMatchObject({ whole: true, step: 'first' });
  expect(staging.take({ t: 'parts', seq: 8, parts: [word('b', 1)] })?.step).toBeUndefined();
  const rest = staging.take({ t: 'parts', seq: 8, parts: [word('c', 1)], step: 'rest' });
  expect(rest).toMatchObject({ whole: false, step: 'rest' });
});

test('within one change the later word about a key holds', () => {
  const staging = new Staging();
  staging.take({ t: 'parts', seq: 1, parts: [word('a', 1)], more: true });
  staging.take({ t: 'parts', seq: 1, gone: ['word:5.0:a'], more: true });
  const gone = staging.take({ t: 'parts', seq: 1 });
  expect(gone?.parts.size).toBe(0);
  expect(gone?.gone.has('word:5.0:a')).toBe(true);
  staging.take({ t: 'parts', seq: 2, gone: ['word:5.0:b'], more: true });
  const back = staging.take({ t: 'parts', seq: 2, parts: [word('b', 3)] });
  expect(back?.gone.size).toBe(0);
});

test('sy4_a_view_from_the_start_is_the_view_after_any_updates', () => {
  let seed = 11;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const truth = new Map<string, number>();
  const followed = new Parts();
  const staging = new Staging();
  for (let seq = 1; seq <= 400; seq++) {
    const key = `w${random(12)}`;
    const remove = random(4) === 0 && truth.has(key);
    if (remove) truth.delete(key);
    else truth.set(key, seq);
    const whole = random(20) === 0;
    const parts = whole ? [...truth].map(([one, count]) => word(one, count)) : [];
    const change = staging.take({
      t: 'parts',
      seq,
      whole,
      parts: whole || remove ? parts : [word(key, seq)],
      gone: !whole && remove ? [`word:5.0:${key}`] : [],
    });
    if (change) followed.apply(change);
    expect(words(followed)).toEqual(Object.fromEntries(truth));
  }
});

import { expect, test } from 'vitest';
import { byId, shuffled } from './order';

test('ids are ordered by the place of their birth, not as text', () => {
  expect(['10.0', '9.0', '9.10', '9.2'].sort(byId)).toEqual(['9.0', '9.2', '9.10', '10.0']);
});

test('dv6_a_ballot_is_shuffled_per_person_and_stays_the_same_for_that_person', () => {
  const ideas = Array.from({ length: 30 }, (_, at) => ({ id: `6.${at}` }));
  const ids = (seed: number, from = ideas) => shuffled(from, seed).map(({ id }) => id);
  expect(ids(1)).toEqual(ids(1, [...ideas].reverse()));
  expect(ids(1)).not.toEqual(ids(2));
  expect(ids(1)).not.toEqual(ideas.map(({ id }) => id));
  expect([...ids(3)].sort(byId)).toEqual(ideas.map(({ id }) => id).sort(byId));
});

test('dv6_over_many_people_every_idea_is_first_about_equally_often', () => {
  const ideas = Array.from({ length: 5 }, (_, at) => ({ id: `6.${at}` }));
  const firsts = new Map<string, number>();
  for (let seed = 1; seed <= 2000; seed++) {
    const first = shuffled(ideas, seed * 2654435761)[0]?.id ?? '';
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  for (const { id } of ideas) expect(firsts.get(id)).toBeGreaterThan(300);
});

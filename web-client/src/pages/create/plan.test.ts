import { expect, test } from 'vitest';
import { planIn } from './plan';

const title = { fi: 'Foorumi' };

test('ag6_a_whole_plan_is_taken_as_it_is', () => {
  const plan = {
    title: { sv: 'Forum' },
    languages: ['sv'],
    names: 'optional',
    agenda: { segments: [] },
  };
  expect(planIn(JSON.stringify(plan), title, 'fi')).toEqual({ plan });
});

test('ag6_a_programme_alone_gets_a_meeting_around_it', () => {
  const brought = planIn('{"segments":[]}', title, 'sv');
  expect(brought).toMatchObject({
    plan: { title, languages: ['sv', 'fi', 'en'], agenda: { segments: [] } },
  });
});

test('what is not a programme is told apart before it is sent', () => {
  for (const text of [
    '',
    'kissa',
    '[]',
    'null',
    '{}',
    '{"agenda":{"segments":1},"languages":[]}',
    '{"format":"foorumi-results","segments":[]}',
    '{"format":"foorumi-results","meeting":{"languages":["fi"]},"segments":[],"activities":[null]}',
  ]) {
    expect(planIn(text, title, 'fi'), text).toBeUndefined();
  }
});

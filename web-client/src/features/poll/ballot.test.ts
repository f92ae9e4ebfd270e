import { expect, test } from 'vitest';
import type { Choice, PollForm } from '../../protocol';
import { emptyBallot, choiceOf, filledFrom, same } from './ballot';
import { meanOf } from './scale';

const options = [{ fi: 'a' }, { fi: 'b' }, { fi: 'c' }];
const FORMS: [PollForm, Choice][] = [
  [
    { form: 'single', options },
    { kind: 'options', options: [1] },
  ],
  [
    { form: 'multiple', options, min: 1, max: 2 },
    { kind: 'options', options: [0, 2] },
  ],
  [{ form: 'yesNo' }, { kind: 'no' }],
  [
    { form: 'scale', statements: options },
    { kind: 'scale', values: [5, null, 1] },
  ],
  [{ form: 'open' }, { kind: 'open', text: 'aikaa' }],
];

test.each(FORMS)('pl2_a_cast_ballot_is_read_back_as_it_was: %j', (form, choice) => {
  const again = choiceOf(form, filledFrom(form, choice));
  expect(again).toEqual(choice);
  expect(same(again, choice)).toBe(true);
});

test.each(FORMS)('a ballot that is not filled in is not sent: %j', (form) => {
  expect(choiceOf(form, emptyBallot(form))).toBeUndefined();
});

test('pl1_a_multiple_choice_keeps_to_its_limits', () => {
  const form: PollForm = { form: 'multiple', options, min: 2, max: 2 };
  const filled = (several: number[]) => choiceOf(form, { ...emptyBallot(form), several });
  expect(filled([1])).toBeUndefined();
  expect(filled([2, 0])).toEqual({ kind: 'options', options: [0, 2] });
  expect(filled([0, 1, 2])).toBeUndefined();
});

test('pl1_abstaining_is_a_choice', () => {
  const form: PollForm = { form: 'yesNo' };
  expect(choiceOf(form, { ...emptyBallot(form), one: 'abstain' })).toEqual({ kind: 'abstain' });
  expect(filledFrom(form, { kind: 'abstain' }).one).toBe('abstain');
});

test('pl6_the_mean_is_told_only_from_ten_answers_on', () => {
  expect(meanOf({ answers: 9, values: [9, 0, 0, 0, 0], cantSay: 5 })).toBeUndefined();
  expect(meanOf({ answers: 10, values: [5, 0, 0, 0, 5], cantSay: 0 })).toBe(3);
});

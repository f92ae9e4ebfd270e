import { beforeAll, beforeEach, expect, test } from 'vitest';
import { shared } from '../i18n/shared/shared';
import { toasts } from '../ui/toasts.svelte';
import { drafts, keyOf } from './drafts.svelte';
import { aText, byName, listOf, oneOf } from './fields';
import { Form } from './form.svelte';

const KEY = keyOf('m', 'card');
let stands = { agreed: '', owner: '' };
let revision = 1;

function card(key: () => string = () => KEY) {
  return new Form({
    key,
    fields: { agreed: aText, owner: aText },
    begin: () => stands,
    revision: () => revision,
    faults: ({ agreed }, tried) => ({ agreed: tried && !agreed.trim() ? 'needed' : undefined }),
  });
}

beforeAll(() => shared.load());

beforeEach(() => {
  for (const [key] of drafts.under('')) drafts.put(key, undefined);
  stands = { agreed: '', owner: '' };
  revision = 1;
});

/** A sending that the test answers. */
function sending() {
  let answer: (accepted: boolean) => void = () => undefined;
  const sent: unknown[] = [];
  const send = (values: unknown) => {
    sent.push(values);
    return new Promise<boolean>((done) => (answer = done));
  };
  return { send, sent, answer: (accepted: boolean) => answer(accepted) };
}

test('pg1_another_form_of_the_same_place_finds_what_was_written', () => {
  card().values.agreed = 'jatketaan';
  expect(card().values).toMatchObject({ agreed: 'jatketaan', owner: '' });
  expect(card(() => keyOf('m', 'other')).values.agreed).toBe('');
});

test('pg4_a_field_that_nobody_touched_follows_what_stands_and_the_others_stay', () => {
  const form = card();
  form.values.agreed = 'oma';
  [stands, revision] = [{ agreed: 'kollegan', owner: 'Aino' }, 2];
  const again = card();
  expect(again.values).toMatchObject({ agreed: 'oma', owner: 'Aino' });
  expect(again.seen, 'the writer saw the state in which they began').toBe(1);
  again.sawNow();
  expect(again.seen).toBe(2);
});

test('a_field_that_says_again_what_stands_is_no_draft', () => {
  const form = card();
  form.values.owner = 'A';
  expect(form.touched).toBe(true);
  form.values.owner = '';
  expect([form.touched, drafts.get(KEY)]).toEqual([false, undefined]);
});

test('only_what_was_sent_is_forgotten_what_was_written_meanwhile_stays', async () => {
  const form = card();
  form.values.agreed = 'yksi';
  form.values.owner = 'Aino';
  const line = sending();
  const done = form.submit(undefined, line.send);
  await expect.poll(() => line.sent.length).toBe(1);
  form.values.agreed = 'yksi ja kaksi';
  line.answer(true);
  expect(await done).toBe(true);
  expect(form.values).toMatchObject({ agreed: 'yksi ja kaksi', owner: '' });
});

test('pg8_what_is_being_sent_is_not_sent_twice_whichever_form_shows_it', async () => {
  const form = card();
  form.values.agreed = 'yksi';
  const line = sending();
  const done = form.submit(undefined, line.send);
  await expect.poll(() => line.sent.length).toBe(1);
  const again = card();
  expect(again.busy).toBe(true);
  expect(await again.submit(undefined, line.send)).toBe(false);
  line.answer(false);
  await done;
  expect([again.busy, again.values.agreed, line.sent.length]).toEqual([false, 'yksi', 1]);
});

test('a_failure_on_the_way_leaves_the_form_free_and_filled', async () => {
  const form = card();
  form.values.agreed = 'yksi';
  await expect(form.submit(undefined, () => Promise.reject(new Error('net')))).rejects.toThrow();
  expect([form.busy, form.values.agreed]).toEqual([false, 'yksi']);
});

test('pg34_what_is_missing_is_told_when_somebody_tries_and_nothing_goes', async () => {
  const form = card();
  expect(form.errors.agreed).toBeUndefined();
  const line = sending();
  expect(await form.submit(undefined, line.send)).toBe(false);
  expect([form.errors.agreed, line.sent.length]).toEqual(['needed', 0]);
  form.values.agreed = 'nyt';
  expect(form.errors.agreed).toBeUndefined();
});

test('pg5_a_cancelled_form_comes_back_by_undo', () => {
  const form = card();
  form.cancel();
  expect(toasts.list.length, 'of nothing nothing is said').toBe(0);
  form.values.agreed = 'melkein valmis';
  form.cancel();
  expect([form.touched, form.values.agreed]).toEqual([false, '']);
  toasts.undoLast();
  expect(form.values.agreed).toBe('melkein valmis');
});

test('pg4_a_form_that_moves_to_another_place_leaves_what_was_written_where_it_was', async () => {
  let place = 'a';
  const form = card(() => keyOf('m', place));
  form.values.agreed = 'ensimmäinen';
  const line = sending();
  const done = form.submit(undefined, line.send);
  await expect.poll(() => line.sent.length).toBe(1);
  place = 'b';
  const other = card(() => keyOf('m', 'b'));
  other.values.agreed = 'toinen';
  line.answer(true);
  await done;
  expect(drafts.get(keyOf('m', 'a'))).toBeUndefined();
  expect(other.values.agreed).toBe('toinen');
});

test('what_was_kept_by_an_earlier_page_is_asked_field_by_field', () => {
  drafts.put(KEY, { values: { agreed: 7, owner: 'Aino', gone: 'x' } });
  expect(card().values).toMatchObject({ agreed: '', owner: 'Aino' });
  expect(oneOf('a', 'b')('c')).toBe(false);
  expect(listOf(aText)(['a', 1])).toBe(false);
  expect(byName(aText)({ a: 1 })).toBe(false);
  expect(byName(aText)({ a: 'b' })).toBe(true);
});

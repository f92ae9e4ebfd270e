import { expect, test } from 'vitest';
import { Store } from '../device';
import { Drafts, keyOf } from './drafts.svelte';

/** A tab's storage, which outlives the pages that use it. */
function tabOf(state: 'works' | 'forbidden' | 'full' = 'works') {
  const held = new Map<string, string>();
  const one = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem(name: string, text: string) {
      if (state === 'full') throw new DOMException('full', 'QuotaExceededError');
      held.set(name, text);
    },
    removeItem: (name: string) => void held.delete(name),
  };
  const store = () =>
    new Store(() => {
      if (state === 'forbidden') throw new DOMException('denied', 'SecurityError');
      return one as unknown as Storage;
    });
  return { held, load: () => new Drafts(store()) };
}

const text = (text: string) => ({ values: { text } });
const CHAT = keyOf('m1', 'chat');

test('pg1_what_is_written_is_found_after_a_reload', () => {
  const tab = tabOf();
  tab.load().put(CHAT, { ...text('ke'), seen: 3 });
  expect(tab.load().get(CHAT)).toEqual({ ...text('ke'), seen: 3 });
  tab.load().put(CHAT, undefined);
  expect([...tab.held]).toEqual([]);
});

test.each(['forbidden', 'full'] as const)(
  'pg1_where_storage_is_%s_what_is_written_lasts_as_long_as_the_page',
  (state) => {
    const drafts = tabOf(state).load();
    drafts.put(CHAT, text('kesken'));
    expect(drafts.get(CHAT)).toEqual(text('kesken'));
    drafts.put(CHAT, undefined);
    expect(drafts.get(CHAT)).toBeUndefined();
  },
);

test('pg10_a_text_of_one_meeting_is_not_seen_in_the_next', () => {
  const drafts = tabOf().load();
  drafts.put(CHAT, text('ensimmäinen'));
  expect(drafts.get(keyOf('m2', 'chat'))).toBeUndefined();
  expect(drafts.under('m2 ')).toEqual([]);
  expect(drafts.under('m1 ')).toEqual([[CHAT, text('ensimmäinen')]]);
});

test('pg1_what_storage_holds_is_read_and_not_believed', () => {
  for (const odd of ['{', 'null', '[1]', '[["a"]]', '[["a",{"values":1}]]', '[["a",null]]']) {
    const tab = tabOf();
    tab.held.set('foorumi.drafts', odd);
    expect(tab.load().under('')).toEqual([]);
  }
});

test('pg1_drafts_are_bounded_and_the_oldest_goes_first', () => {
  const tab = tabOf();
  const drafts = tab.load();
  for (let at = 0; at < 100; at++) drafts.put(keyOf('m', String(at)), text('x'.repeat(5000)));
  expect(drafts.under('').length).toBe(60);
  expect(drafts.get(keyOf('m', '39'))).toBeUndefined();
  drafts.put(keyOf('m', 'huge'), text('x'.repeat(300_000)));
  const written = tab.load();
  expect(written.get(keyOf('m', 'huge'))).toBeDefined();
  expect(written.get(keyOf('m', '99'))).toBeDefined();
  expect(written.under('').length).toBeLessThan(25);
  expect(drafts.under('').length, 'the page itself holds more').toBe(60);
});

test('pg8_what_was_being_sent_when_the_page_went_is_told_to_be_unsure', () => {
  const tab = tabOf();
  const drafts = tab.load();
  drafts.put(CHAT, text('viesti'));
  drafts.began(CHAT);
  expect([drafts.isGoing(CHAT), drafts.goes]).toEqual([true, true]);
  const again = tab.load();
  expect([again.isGoing(CHAT), again.goes]).toEqual([false, false]);
  expect(again.get(CHAT)?.is).toBe('unsure');
  drafts.ended(CHAT);
  expect([drafts.isGoing(CHAT), drafts.goes]).toEqual([false, false]);
  expect(tab.load().get(CHAT)).toEqual(text('viesti'));
});

test('pg6_whether_what_was_written_since_is_still_there_is_known', () => {
  const drafts = tabOf().load();
  drafts.put(CHAT, text('vanha'));
  const since = drafts.watch();
  expect(since.stays()).toBe(false);
  drafts.put(CHAT, text('uusi'));
  expect(since.stays()).toBe(true);
  drafts.put(CHAT, undefined);
  expect(since.stays()).toBe(false);
});

test('pg8_what_a_reload_sends_by_itself_is_not_unsure', () => {
  const tab = tabOf();
  const drafts = tab.load();
  drafts.put(CHAT, text('valinta'));
  drafts.began(CHAT, false);
  expect([drafts.isGoing(CHAT), drafts.goes]).toEqual([true, false]);
  expect(tab.load().get(CHAT)).toEqual(text('valinta'));
});

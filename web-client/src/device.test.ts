import { expect, test } from 'vitest';
import { stored, Store } from './device';
import { areTexts } from './json';

/** Storage as it can be: working, forbidden altogether, or full. */
function storage(state: 'works' | 'forbidden' | 'full') {
  const held = new Map<string, string>();
  const one = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem(name: string, text: string) {
      if (state === 'full') throw new DOMException('full', 'QuotaExceededError');
      held.set(name, text);
    },
    removeItem: (name: string) => void held.delete(name),
  };
  return new Store(() => {
    if (state === 'forbidden') throw new DOMException('denied', 'SecurityError');
    return one as unknown as Storage;
  });
}

test.each(['works', 'forbidden', 'full'] as const)(
  'ft20_where_storage_%s_a_page_finds_what_it_kept_and_nothing_throws',
  (state) => {
    const store = storage(state);
    expect(store.get('token')).toBeUndefined();
    store.set('token', 'one');
    store.set('token', 'two');
    expect(store.get('token')).toBe('two');
    expect(store.keeps).toBe(state === 'works');
    store.set('token', undefined);
    expect(store.get('token')).toBeUndefined();
  },
);

test('ft20_what_somebody_else_wrote_into_storage_is_not_taken_for_ours', () => {
  const store = storage('works');
  for (const text of ['', '{', '{"a":1}', '[1]', 'null']) {
    store.set('ticks', text);
    expect(stored(store, 'ticks', areTexts, [])).toEqual([]);
  }
  store.set('ticks', '["sound"]');
  expect(stored(store, 'ticks', areTexts, [])).toEqual(['sound']);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announcer, sentences } from './announce.svelte';

beforeEach(() => {
  vi.useFakeTimers();
  // What earlier tests said is long past.
  vi.advanceTimersByTime(60_000);
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('pg24_what_is_told_together_has_one_mark_after_each', () => {
  expect(sentences(['Uusi tehtävä: Mitä osallisuus on sinulle?', 'Uusi viesti', 'Tauko'])).toBe(
    'Uusi tehtävä: Mitä osallisuus on sinulle? Uusi viesti. Tauko',
  );
});

test('pg34_an_own_failure_is_told_before_own_acts_and_others_news_and_by_none_of_them_replaced', () => {
  announcer.failure('Ei tallennettu');
  announcer.news('chat', '3 uutta viestiä');
  announcer.status('Tallennettu');
  vi.advanceTimersByTime(500);
  expect(announcer.statusText.trim()).toBe('Ei tallennettu');
  vi.advanceTimersByTime(1_000);
  expect(announcer.statusText.trim()).toBe('Tallennettu');
  vi.advanceTimersByTime(10_000);
  expect(announcer.statusText.trim()).toBe('3 uutta viestiä');
});

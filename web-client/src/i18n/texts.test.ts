import { expect, test } from 'vitest';
import en from './participant/en';
import fi from './participant/fi';
import sv from './participant/sv';
import { read, langOf } from './localized';
import { wished } from './language.svelte';
import sharedEn from './shared/en';
import sharedFi from './shared/fi';
import sharedSv from './shared/sv';
import { wordsOf } from './shared/words';

// That no text is missing is shown by the compiler; these show what types cannot.

/** All plain texts with their paths. */
function texts(of: object, path = ''): [string, string][] {
  return Object.entries(of).flatMap(([name, value]): [string, string][] => {
    const here = `${path}.${name}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? texts(value, here) : [];
  });
}

test.each([
  ['fi', fi, sharedFi],
  ['sv', sv, sharedSv],
  ['en', en, sharedEn],
])('%s: every text says something, plainly', (_, area, shared) => {
  for (const [path, text] of [...texts(area), ...texts(shared)]) {
    expect(text.trim(), path).not.toBe('');
    expect(text, `${path} has no exclamation mark`).not.toContain('!');
  }
});

test('no Swedish or English text was left in Finnish', () => {
  const finnish = new Map(texts(fi));
  const same = [...texts(sv), ...texts(en)].filter(
    ([path, text]) => text.length > 12 && finnish.get(path) === text,
  );
  expect(same).toEqual([]);
});

test('numbers have their plurals and endings', () => {
  expect(fi.cloud.left(1)).toBe('1 sana jäljellä');
  expect(fi.cloud.left(3)).toBe('3 sanaa jäljellä');
  expect(en.cloud.left(1)).toBe('1 word left');
  expect(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((of) => fi.sheet.votesLeft(0, of).split(':')[1]),
  ).toEqual(['stä', 'sta', 'sta', 'stä', 'stä', 'sta', 'stä', 'sta', 'stä', 'stä']);
  expect(fi.poll.charactersLeft(-3)).toBe('3 merkkiä liikaa');
});

test('a rejection tells what is needed to go on; one from a newer server is still told', () => {
  expect(wordsOf({ code: 'textTooLong', max: 40 }, sharedFi)).toContain('40');
  expect(wordsOf({ code: 'budgetSpent', votes: 3 }, sharedSv)).toContain('3');
  expect(wordsOf({ code: 'brandNew' } as never, sharedEn)).toBe('Not saved');
});

test('a localized value is read in one’s own language, else in the first there is', () => {
  expect(read({ fi: 'Tauko', sv: 'Paus' }, 'sv')).toBe('Paus');
  expect(read({ fi: 'Tauko' }, 'en')).toBe('Tauko');
  expect(langOf({ fi: 'Tauko' }, 'en')).toBe('fi');
  expect(read({}, 'fi')).toBe('');
});

test('the language: the address, then this device, then the browser, among those offered', () => {
  const wishes = { query: '', kept: null, browser: ['sv-FI', 'fi'] };
  expect(wished(wishes)).toBe('sv');
  expect(wished({ ...wishes, kept: 'en' })).toBe('en');
  expect(wished({ ...wishes, query: '?lang=fi', kept: 'en' })).toBe('fi');
  expect(wished(wishes, ['fi', 'en'])).toBe('fi');
  expect(wished({ query: '?lang=de', kept: null, browser: [] }, ['en'])).toBe('en');
});

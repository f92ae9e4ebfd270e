import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Lang } from '../protocol';
import activityEn from '../features/activity/texts/desk.en';
import activityFi from '../features/activity/texts/desk.fi';
import activitySv from '../features/activity/texts/desk.sv';
import laterEn from './later/en';
import laterFi from './later/fi';
import laterSv from './later/sv';
import firstEn from './participant/en';
import firstFi from './participant/fi';
import firstSv from './participant/sv';
import { read, langOf } from './localized';
import { LANGUAGES, wished } from './wish';
import sharedEn from './shared/en';
import sharedFi from './shared/fi';
import sharedSv from './shared/sv';
import type { SharedTexts } from './shared/shared';
import { wordsOf } from './shared/words';

// A feature can have texts of both.
const fi = { ...laterFi, ...firstFi, late: laterFi };
const sv = { ...laterSv, ...firstSv, late: laterSv };
const en = { ...laterEn, ...firstEn, late: laterEn };

// That no text is missing is shown by the compiler; these show what types cannot.

/** All plain texts with their paths. */
function texts(of: object, path = ''): [string, string][] {
  return Object.entries(of).flatMap(([name, value]: [string, unknown]): [string, string][] => {
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
});

test('tr1_the_turnout_is_told_with_its_numbers_and_their_singulars', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(activityFi.cameLater(1003, 791))).toBe(
    '1 003 vastausta; vastaajista 791 liittyi tilaisuuteen vasta äänestyksen avaamisen jälkeen.',
  );
  expect(activityFi.cameLater(1, 1)).toContain('1 vastaus;');
  expect(plain(activitySv.cameLater(1003, 791))).toBe(
    '1 003 svar; 791 av dem som svarade kom till mötet först efter att omröstningen hade öppnats.',
  );
  expect(activityEn.cameLater(1003, 791)).toContain(
    '1,003 answers; 791 people came after it opened',
  );
  expect(activityEn.cameLater(1, 1)).toContain('1 answer; 1 person came after it opened');
});

test('tr3_the_time_before_which_one_had_to_come_is_written_once', () => {
  const opened = Date.parse('2026-11-22T11:05:00Z');
  const told = ({ rejection }: SharedTexts) =>
    rejection.cameLater({ code: 'cameLater', opened }).replaceAll('\u00a0', ' ');
  expect(told(sharedFi)).toContain('ennen klo 13.05.');
  expect(told(sharedSv)).toContain('före kl. 13.05.');
  expect(told(sharedEn)).toContain('before 13:05 ');
});

test('characters left and too many have their singulars', () => {
  const told = (lang: Lang) =>
    [2, 1, 0, -1, -3].map({ fi: sharedFi, sv: sharedSv, en: sharedEn }[lang].charactersLeft);
  expect(told('fi')).toEqual([
    '2 merkkiä jäljellä',
    '1 merkki jäljellä',
    '0 merkkiä jäljellä',
    '1 merkki liikaa',
    '3 merkkiä liikaa',
  ]);
  expect(told('sv')).toEqual([
    '2 tecken kvar',
    '1 tecken kvar',
    '0 tecken kvar',
    '1 tecken för mycket',
    '3 tecken för mycket',
  ]);
  expect(told('en')).toEqual([
    '2 characters left',
    '1 character left',
    '0 characters left',
    '1 character too many',
    '3 characters too many',
  ]);
});

/** Words that were once said for a thing that has another name, or that nobody but us knows. */
const NOT_SAID: Record<Lang, RegExp> = {
  fi: /itsestään|QR-kuva|puheenvuorolist|tasatulo|yhteenveto|ei kantaa|avain sinun|tiiviste|JSON\)|järjestäjille'|järjestäjät /i,
  sv: /av sig själv|QR-bild|sammanför|talartid|\bduken|ett papper|anteckningen som|frågor till talaren|avstår|nyckeln mellan|fingeravtryck|JSON\)|mötets ledare|kontrollerna/i,
  en: /by itself|by themselves|QR picture|speaking list|programme|the key between|fingerprint|JSON\)|quieted (you|\$)|\bacts'|leaders|the screen is/i,
};

test.each(LANGUAGES)('%s: one thing has one name, and no machine’s words', (lang) => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const own = files.filter((file) =>
    new RegExp(`/texts/.*\\b${lang}\\.ts$|^i18n/.*\\b${lang}\\.ts$`).test(file),
  );
  expect(own.length).toBeGreaterThan(30);
  for (const file of own) {
    for (const line of readFileSync(`src/${file}`, 'utf8').split('\n')) {
      expect(line, file).not.toMatch(NOT_SAID[lang]);
      if (!line.includes('=>')) expect(line, file).not.toContain('!');
    }
  }
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
  const wishes = { query: '', kept: undefined, browser: ['sv-FI', 'fi'] };
  expect(wished(wishes)).toBe('sv');
  expect(wished({ ...wishes, kept: 'en' })).toBe('en');
  expect(wished({ ...wishes, query: '?lang=fi', kept: 'en' })).toBe('fi');
  expect(wished(wishes, ['fi', 'en'])).toBe('fi');
  expect(wished({ query: '?lang=de', kept: undefined, browser: [] }, ['en'])).toBe('en');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = new URL('..', import.meta.url).pathname;

/** The Finnish texts: the others have the same names. */
const FINNISH = import.meta.glob<object>(['../**/texts/*.fi.ts', './shared/fi.ts'], {
  eager: true,
  import: 'default',
});
/** The texts themselves, and tests. */
const APART = /\b(en|fi|sv)\.ts$|\.test\.ts$/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name))
  .map((name) => join(SRC, name));
const read = (name: string) => readFileSync(name, 'utf8');

/** Words that stand somewhere as the name of something that is read, made or looked up. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/\.(\w+)|['"]([\w,]+)['"]|[{,]\s*(\w+)\s*(?=[,}:])/g)].map(
    ([, read, quoted, taken]) => read ?? quoted ?? taken ?? '',
  );
}

/** Names of all texts, those within groups too. */
function textsIn(group: object): string[] {
  return Object.entries(group).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null && !Array.isArray(text)
      ? [name, ...textsIn(text)]
      : [name],
  );
}

test('no text is there that no page uses', () => {
  const used = new Set(files.filter((name) => !APART.test(name)).flatMap((n) => namesIn(read(n))));
  const all = Object.entries(FINNISH).flatMap(([name, texts]) =>
    textsIn(texts).map((text) => [name, text] as const),
  );
  expect(all.length, 'texts are found').toBeGreaterThan(1000);
  const unused = all.filter(([, text]) => !used.has(text));
  expect(unused.map(([name, text]) => `${text} in ${name}`)).toEqual([]);
});

test('a text that no page uses is found', () => {
  const used = namesIn("const { one } = t; t.two; t['three']; say({ four: 1 });");
  expect(['one', 'two', 'three', 'four'].every((name) => used.includes(name))).toBe(true);
  expect(textsIn({ five: 'a', six: { seven: () => 'b' } })).toEqual(['five', 'six', 'seven']);
  expect(used).not.toContain('five');
});

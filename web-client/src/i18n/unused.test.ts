import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = new URL('..', import.meta.url).pathname;

/** A file that tells which texts there are in an area. */
const TEXTS = /\/i18n\/.*\/texts\.ts$/;
/** The texts themselves, and tests. */
const APART = /\/i18n\/.*\/(en|fi|sv)\.ts$|\.test\.ts$/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name))
  .map((name) => join(SRC, name));
const read = (name: string) => readFileSync(name, 'utf8');

/** Words that stand somewhere as the name of something that is read, made or looked up. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/\.(\w+)|['"](\w+)['"]|[{,]\s*(\w+)\s*(?=[,}:])/g)].map(
    ([, read, quoted, taken]) => read ?? quoted ?? taken ?? '',
  );
}

/** Names of texts that an area's type tells. */
function textsIn(types: string): string[] {
  return [...types.matchAll(/^ +(?:readonly )?(\w+)\??: /gm)].map(([, name = '']) => name);
}

test('no text is there that no page uses', () => {
  const used = new Set(
    files.filter((name) => !TEXTS.test(name) && !APART.test(name)).flatMap((n) => namesIn(read(n))),
  );
  const areas = files.filter((name) => TEXTS.test(name));
  const all = areas.flatMap((name) => textsIn(read(name)).map((text) => [name, text] as const));
  expect(all.length, 'texts are found').toBeGreaterThan(1000);
  const unused = all.filter(([, text]) => !used.has(text));
  expect(unused.map(([name, text]) => `${text} in ${name.slice(SRC.length)}`)).toEqual([]);
});

test('a text that no page uses is found', () => {
  const used = namesIn("const { one } = t; t.two; t['three']; say({ four: 1 });");
  expect(['one', 'two', 'three', 'four'].every((name) => used.includes(name))).toBe(true);
  expect(textsIn('  five: string;\n  readonly six?: string;\n')).toEqual(['five', 'six']);
  expect(used).not.toContain('five');
});

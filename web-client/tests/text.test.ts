import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { characters } from '../src/ui/characters';

/** The cases that the server is held to as well. */
const { texts } = JSON.parse(
  readFileSync(new URL('../../protocol/texts/cases.json', import.meta.url), 'utf8'),
) as {
  texts: { what: string; raw: string; refused?: string; length?: number; server?: 'alone' }[];
};

const both = texts.filter(({ server }) => server !== 'alone');
const counted = both.filter(({ length }) => typeof length === 'number');

test.each(counted)('ft31 the page counts as the server does: $what', ({ raw, length }) =>
  expect(characters(raw)).toBe(length),
);

test.each(both.filter(({ refused }) => refused === 'textEmpty'))(
  'ft32 the page sees nothing where the server does: $what',
  ({ raw }) => expect(characters(raw)).toBe(0),
);

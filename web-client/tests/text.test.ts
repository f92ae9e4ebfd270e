import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { characters } from '../src/ui/characters';

/** The cases that the server's door is held to as well. */
const { texts } = JSON.parse(
  readFileSync(new URL('../../protocol/texts/cases.json', import.meta.url), 'utf8'),
) as { texts: { what: string; raw: string; refused?: string; length?: number }[] };

const EMPTY = [
  // Seen as signs by the page, and refused by the server with words that say what to do.
  'braille without dots',
  'marks alone',
];

const counted = texts.filter(
  ({ what, length }) => typeof length === 'number' && what !== 'not characters',
);

test.each(counted)('ft31 the page counts as the server does: $what', ({ raw, length }) =>
  expect(characters(raw)).toBe(length),
);

test.each(texts.filter((one) => one.refused === 'textEmpty' && !EMPTY.includes(one.what)))(
  'ft32 the page sees nothing where the server does: $what',
  ({ raw }) => expect(characters(raw)).toBe(0),
);

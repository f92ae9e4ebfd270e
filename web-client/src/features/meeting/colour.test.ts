import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { against } from './colour';

type Case = { what: string; colour: string; ground: string; contrast: number; shade: string };

const cases = JSON.parse(
  readFileSync(new URL('../../../../protocol/texts/colours.json', import.meta.url), 'utf8'),
) as { shades: Case[] };

test.each(cases.shades)('id9_$what', ({ colour, ground, contrast, shade }) => {
  expect(against(colour, ground, contrast)).toBe(shade);
});

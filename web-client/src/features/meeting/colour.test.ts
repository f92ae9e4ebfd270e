import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { against, SHAPE, STRIP } from './colour';

type Case = { what: string; colour: string; ground: string; contrast: number; shade: string };

const cases = JSON.parse(
  readFileSync(new URL('../../../../protocol/texts/colours.json', import.meta.url), 'utf8'),
) as { shades: Case[] };

test.each(cases.shades)('id9_$what', ({ colour, ground, contrast, shade }) => {
  expect(against(colour, ground, contrast)).toBe(shade);
});

test('id9_the_rail_has_the_lightest_strip_that_the_style_has', () => {
  const style = readFileSync(new URL('../../style/tokens.css', import.meta.url), 'utf8');
  const strips = [...style.matchAll(/--strip: (#\w{6})/g)].map(([, strip = '']) => strip);
  expect(strips).toContain(STRIP);
  // Towards white from the lightest ground is away from darker ones too.
  for (const strip of strips) {
    const shade = against('#202020', STRIP, SHAPE);
    expect(against(shade, strip, SHAPE), strip).toBe(shade);
  }
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SuspectKind } from '../../protocol';
import { masked, suspectKinds } from './guard';
import { pieces } from './pieces';

interface Example {
  text: string;
  found: { kind: SuspectKind; text: string }[];
}

const SHARED = new URL('../../../../server/room/tests/guard.json', import.meta.url);
const examples = JSON.parse(readFileSync(SHARED, 'utf8')) as Example[];

const suspects = (text: string) => pieces(text).filter(({ kind }) => kind);

test('ch9_every_example_is_suspected_as_on_the_server_and_no_other', () => {
  for (const { text, found } of examples) expect(suspects(text), text).toEqual(found);
  for (const sign of '+-YXWVUABCDEF') {
    const codes = examples.filter((one) => one.text.includes(sign));
    const valid = codes.filter((one) => one.found.some(({ kind }) => kind === 'identityCode'));
    expect(valid.length, sign).toBeGreaterThan(0);
    expect(codes.length, sign).toBeGreaterThan(valid.length);
  }
});

test('ch9_what_is_covered_is_not_suspected_any_more', () => {
  for (const { text, found } of examples) {
    expect(suspectKinds(masked(text)), text).toEqual([]);
    expect(masked(text) === text, text).toBe(found.length === 0);
    const whole = pieces(text).map((piece) => piece.text);
    expect(whole.join('')).toBe(text);
  }
});

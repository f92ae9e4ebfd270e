import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Values that a rule sets, by name. */
function values(selector: string): Record<string, string> {
  const body = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const found = body.matchAll(/(--[\w-]+):\s*([^;]+);/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

test('st2_a_dark_ground_is_the_same_by_the_device_and_by_the_host', () => {
  const own = values(":root:not([data-ground='light'])");
  expect(Object.keys(own).length).toBeGreaterThan(15);
  expect(values(":root[data-ground='dark']")).toEqual(own);
});

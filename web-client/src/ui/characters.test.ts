import { expect, test } from 'vitest';
import { characters } from './characters';

test('characters are counted as people count them, as the server does', () => {
  expect(characters('  yö ')).toBe(2);
  expect(characters('a\u0308iti')).toBe(4);
  expect(characters('👩‍👩‍👧‍👦👩‍👩‍👧‍👦')).toBe(2);
});

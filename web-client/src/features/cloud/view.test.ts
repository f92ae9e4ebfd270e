import { expect, test } from 'vitest';
import { viewBoxOf } from './view';

const word = (x: number, y: number, width = 100, size = 40) => ({
  key: 'a',
  shown: 'a',
  count: 1,
  x,
  y,
  width,
  size,
});

test('a young cloud is shown large around the middle, a full one whole', () => {
  expect(viewBoxOf([])).toBe('500 300 600 300');
  expect(viewBoxOf([word(800, 450, 900)])).toBe('300 300 1000 300');
  expect(viewBoxOf([word(60, 20), word(800, 450)])).toBe('0 0 1600 900');
});

test('wc5_the_view_does_not_change_while_new_words_stand_within_it', () => {
  const before = [word(800, 450, 700, 120), word(500, 300)];
  expect(viewBoxOf([...before, word(900, 500)])).toBe(viewBoxOf(before));
});

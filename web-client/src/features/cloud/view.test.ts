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
  expect(viewBoxOf([])).toBe('500 340 600 400');
  expect(viewBoxOf([word(800, 540, 900)])).toBe('300 340 1000 400');
  expect(viewBoxOf([word(60, 20), word(800, 540)])).toBe('0 0 1600 1080');
});

test('wc5_the_view_does_not_change_while_new_words_stand_within_it', () => {
  const before = [word(800, 540, 700, 120), word(500, 300)];
  expect(viewBoxOf([...before, word(900, 500)])).toBe(viewBoxOf(before));
});

test('st2_letters_of_a_young_cloud_are_no_higher_than_an_eighth_of_the_stage', () => {
  // As large as words get in the whole box: the whole box is shown.
  expect(viewBoxOf([word(800, 540, 700, 194)])).toBe('0 0 1600 1080');
});

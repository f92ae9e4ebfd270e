import { expect, test } from 'vitest';
import { alike } from './alike';

test('the same answer stands once with its number, those of many first', () => {
  expect(alike([])).toEqual([]);
  expect(alike(['aika', 'aikaa', 'kahvi', 'kahvi', 'aikaa', 'kahvi', 'Kahvi'])).toEqual([
    { text: 'kahvi', count: 3 },
    { text: 'aikaa', count: 2 },
    { text: 'aika', count: 1 },
    { text: 'Kahvi', count: 1 },
  ]);
});

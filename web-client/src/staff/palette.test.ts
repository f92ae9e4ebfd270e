import { expect, test } from 'vitest';
import { found } from './palette.svelte';

const run = () => undefined;
const ACTS = [
  { does: 'Aloita osio', about: 'Tauko', run },
  { does: 'Keskeytä vastaaminen', run },
  { does: 'Näytä valkokankaalla', about: 'Jono', run },
];

test('pg35_the_palette_finds_an_act_by_any_of_its_words_in_any_order', () => {
  expect(found(ACTS, '')).toHaveLength(3);
  expect(found(ACTS, 'TAU aloi')).toEqual([ACTS[0]]);
  expect(found(ACTS, ' jono ')).toEqual([ACTS[2]]);
  expect(found(ACTS, 'tauko jono')).toEqual([]);
});

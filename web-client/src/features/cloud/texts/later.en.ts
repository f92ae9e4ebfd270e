import type { Texts } from '../../../i18n/texts';
import type fi from './later.fi';

export default {
  forms: (words) => `forms: ${words}`,
  list: 'Words by frequency',
  counts: (words, top, count) =>
    words === 1 ? `1 word: ${top} ${count}` : `${words} words, most frequent ${top} ${count}`,
  noWords: 'Waiting for the first word.',
  showAll: (count) => `Show all ${count} words`,
} satisfies Texts<typeof fi>;

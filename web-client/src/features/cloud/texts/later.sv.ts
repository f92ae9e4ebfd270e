import type { Texts } from '../../../i18n/texts';
import type fi from './later.fi';

export default {
  forms: (words) => `former: ${words}`,
  list: 'Orden efter förekomst',
  counts: (words, top, count) => `${words} ord, vanligast ${top} ${count}`,
  noWords: 'Vi väntar på det första ordet.',
  showAll: (count) => `Visa alla ${count} ord`,
} satisfies Texts<typeof fi>;

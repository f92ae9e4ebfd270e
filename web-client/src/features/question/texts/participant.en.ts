import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Questions to the presenter',
  hint: 'Support the questions that you want answered.',
  back: (text) => `Support: ${text}`,
  backShort: 'Support',
  backers: (count) => (count === 1 ? '1 supports it' : `${count} support it`),
  answered: 'Answered',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Frågor till inledaren',
  hint: 'Stöd de frågor som du vill ha svar på.',
  back: (text) => `Stöd: ${text}`,
  backShort: 'Stöd',
  backers: (count) => `${count} stöder`,
  answered: 'Besvarad',
} satisfies Texts<typeof fi>;

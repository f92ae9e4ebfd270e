import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Frågor till inledaren',
  tab: 'Frågor',
  empty: 'Inga frågor ännu',
  backers: (count) => `${count} stöder`,
  answered: 'besvarad',
  markAnswered: 'Markera som besvarad',
  markOpen: 'Öppna igen',
  saidAnswered: 'frågan markerades som besvarad',
  saidOpen: 'frågan öppnades igen',
} satisfies Texts<typeof fi>;

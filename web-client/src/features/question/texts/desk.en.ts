import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Questions to the presenter',
  tab: 'Questions',
  empty: 'No questions yet',
  backers: (count) => (count === 1 ? '1 supports it' : `${count} support it`),
  answered: 'answered',
  markAnswered: 'Mark as answered',
  markOpen: 'Open again',
  saidAnswered: 'marked the question as answered',
  saidOpen: 'opened the question again',
} satisfies Texts<typeof fi>;

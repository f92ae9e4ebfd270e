import type { Texts } from '../../../i18n/texts';
import type fi from './later.fi';

export default {
  results: 'Result',
  answered: (count) => `${count} answered`,
  blank: (count) => `, ${count} of them abstained`,
  shareOf: (count) => (count === 1 ? 'Shares are of 1 answer.' : `Shares are of ${count} answers.`),
  yours: 'your answer',
  option: 'Option',
  count: 'Votes',
  share: 'Share',
  median: 'Median',
  mean: 'Mean',
  noAnswers: 'No answers.',
} satisfies Texts<typeof fi>;

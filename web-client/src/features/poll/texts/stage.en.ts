import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  answeredOnly: (count) => `${count} answered`,
  answerOnPhone: 'Answer on your phone',
  answersPaused: 'Answers are paused',
  resultsAtClose: 'Results are shown when the poll is closed',
  closed: 'The poll is closed',
  option: 'Option',
  votes: 'Votes',
  share: 'Share',
  abstained: 'Abstained',
  shareOf: (count) => `Shares of ${count} answers`,
  tie: (which) => `Tie: ${which}`,
  several: 'Several could be chosen',
  statement: 'Statement',
  low: 'strongly disagree',
  high: 'strongly agree',
  cantSay: 'can’t say',
  median: 'median',
  answers: 'n =',
  noAnswers: 'Waiting for the first answer',
  moreOnPhone: (count) =>
    count === 1 ? '1 more answer in the results' : `${count} more answers in the results`,
} satisfies Texts<typeof fi>;

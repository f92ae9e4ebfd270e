import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  answeredOnly: (count) => `${count} har svarat`,
  answerOnPhone: 'Svara med telefonen',
  answersPaused: 'Svaren är pausade',
  resultsAtClose: 'Resultatet visas när omröstningen stängs',
  closed: 'Omröstningen är avslutad',
  option: 'Alternativ',
  votes: 'Röster',
  share: 'Andel',
  abstained: 'Blanka',
  shareOf: (count) => `Andelar av ${count} svar`,
  tie: (which) => `Lika många röster: ${which}`,
  several: 'Man fick välja flera',
  statement: 'Påstående',
  low: 'helt av annan åsikt',
  high: 'helt av samma åsikt',
  cantSay: 'kan inte säga',
  median: 'median',
  answers: 'n =',
  noAnswers: 'Vi väntar på det första svaret',
  moreOnPhone: (count) => `Dessutom ${count} svar i resultaten`,
} satisfies Texts<typeof fi>;

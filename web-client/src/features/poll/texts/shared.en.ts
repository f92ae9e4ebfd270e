import type { Texts } from '../../../i18n/texts';
import type fi from './shared.fi';

export default {
  round: (round) => `Round ${round}`,
  before: (round, figures) => `Round ${round}: ${figures}`,
  few: (answers) =>
    answers === 0 ? 'no answers' : `n = ${answers}; fewer than five are not broken down`,
  cameBy: (at) => `Only those who came to the meeting before ${at} take part in this.`,
  outcome: 'Outcome',
} satisfies Texts<typeof fi>;

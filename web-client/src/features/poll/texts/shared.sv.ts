import type { Texts } from '../../../i18n/texts';
import type fi from './shared.fi';

export default {
  round: (round) => `Omgång ${round}`,
  before: (round, figures) => `Omgång ${round}: ${figures}`,
  few: (answers) =>
    answers === 0 ? 'inga svar' : `n = ${answers}; fördelningen av färre än fem visas inte`,
  cameBy: (at) => `Här deltar bara de som kom till mötet före ${at}.`,
  outcome: 'Utfall',
} satisfies Texts<typeof fi>;

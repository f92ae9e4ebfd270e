import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  left: (minutes) => `${minutes} min kvar`,
  next: 'Härnäst',
  minutesLeft: (count) => (count === 1 ? 'minut' : 'minuter'),
  breakContinues: 'Vi fortsätter',
  breakOver: 'Vi fortsätter alldeles strax',
} satisfies Texts<typeof fi>;

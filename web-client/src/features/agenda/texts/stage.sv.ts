import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  elapsed: 'Använt',
  planned: 'Planerat',
  startedAt: 'Började',
  next: 'Härnäst',
  breakContinues: 'Vi fortsätter',
  breakOver: 'Vi fortsätter alldeles strax',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  elapsed: 'Elapsed',
  planned: 'Planned',
  startedAt: 'Started',
  next: 'Next',
  breakContinues: 'We go on at',
  breakOver: 'We go on in a moment',
} satisfies Texts<typeof fi>;

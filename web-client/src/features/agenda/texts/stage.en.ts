import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  left: (minutes) => `${minutes} min left`,
  next: 'Next',
  minutesLeft: (count) => (count === 1 ? 'minute' : 'minutes'),
  breakContinues: 'We go on at',
  breakOver: 'We go on in a moment',
} satisfies Texts<typeof fi>;

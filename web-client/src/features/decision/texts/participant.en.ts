import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'What was agreed',
  none: 'No decisions have been recorded yet.',
  by: (day) => `by ${day}`,
} satisfies Texts<typeof fi>;

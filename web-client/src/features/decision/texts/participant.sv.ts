import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Vad man kom överens om',
  none: 'Inga beslut har antecknats än.',
  by: (day) => `senast ${day}`,
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Beslut',
  none: 'Inga beslut har antecknats än.',
  agreed: 'Beslut',
  owner: 'Ansvarig',
  due: 'Tidsplan',
  figures: 'Siffror',
  followUp: 'Fortsättning',
} satisfies Texts<typeof fi>;

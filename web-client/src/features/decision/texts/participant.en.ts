import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Decisions',
  none: 'No decisions have been recorded yet.',
  agreed: 'Decision',
  owner: 'Owner',
  due: 'Due',
  figures: 'Figures',
  followUp: 'Follow-up',
} satisfies Texts<typeof fi>;

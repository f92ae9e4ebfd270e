import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  decisions: 'Decisions',
  owner: 'Owner',
  due: 'Due',
  moreDecisions: (count) => `and ${count} more in the memo`,
} satisfies Texts<typeof fi>;

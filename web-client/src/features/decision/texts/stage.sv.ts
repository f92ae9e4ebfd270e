import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  decisions: 'Beslut',
  owner: 'Ansvarig',
  due: 'Tidsplan',
  moreDecisions: (count) => `och ${count} till i minnesanteckningarna`,
} satisfies Texts<typeof fi>;

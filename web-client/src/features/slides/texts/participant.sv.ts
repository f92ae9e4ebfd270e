import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  slides: (count) => `Presentationsmaterial (${count})`,
  download: 'Ladda ner',
  downloadNamed: (name) => `Ladda ner: ${name}`,
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  slides: (count) => `Slides (${count})`,
  download: 'Download',
  downloadNamed: (name) => `Download: ${name}`,
} satisfies Texts<typeof fi>;

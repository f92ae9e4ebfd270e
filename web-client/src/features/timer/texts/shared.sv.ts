import type { Texts } from '../../../i18n/texts';
import type fi from './shared.fi';
import { minutesAndSeconds } from '../../../i18n/format';

export default {
  kind: { plain: 'Tidtagning', pitch: 'Pitchning', questions: 'Frågor' },
  soon: 'tiden tar snart slut',
  last: 'tiden håller på att ta slut',
  over: 'på övertid',
  stopped: 'pausad',
  then: (length) => `Därefter frågor, ${length}`,
  closing: (seconds) => `Tiden är slut. Uppgiften stängs om ${seconds} sekunder.`,
  moment: {
    start: (kind, total) => `${kind}: ${minutesAndSeconds(total)}`,
    half: (kind) => `${kind}: halva tiden kvar`,
    minute: (kind) => `${kind}: 1 minut kvar`,
    halfMinute: (kind) => `${kind}: 30 sekunder kvar`,
    end: (kind) => `${kind}: tiden är slut`,
  },
} satisfies Texts<typeof fi>;

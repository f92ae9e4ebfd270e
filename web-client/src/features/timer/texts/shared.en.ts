import type { Texts } from '../../../i18n/texts';
import type fi from './shared.fi';
import { minutesAndSeconds } from '../../../i18n/format';

export default {
  kind: { plain: 'Timer', pitch: 'Pitch', questions: 'Questions' },
  soon: 'ends soon',
  last: 'about to end',
  over: 'over time',
  stopped: 'paused',
  then: (length) => `Then questions, ${length}`,
  closing: (seconds) => `Time is up. The task closes in ${seconds} seconds.`,
  moment: {
    start: (kind, total) => `${kind}: ${minutesAndSeconds(total)}`,
    half: (kind) => `${kind}: half of the time is left`,
    minute: (kind) => `${kind}: 1 minute left`,
    halfMinute: (kind) => `${kind}: 30 seconds left`,
    end: (kind) => `${kind}: time is up`,
  },
} satisfies Texts<typeof fi>;

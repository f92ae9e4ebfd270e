import type { Moment } from '../view';
import { minutesAndSeconds } from '../../../i18n/format';
import type { TimerKind } from '../../../protocol';

export default {
  /** What it counts; it names the clock for readers. */
  kind: { plain: 'Ajastin', pitch: 'Pitchaus', questions: 'Kysymykset' } satisfies Record<
    TimerKind,
    string
  >,
  soon: 'aika loppuu pian',
  last: 'aika on loppumassa',
  over: 'yliajalla',
  stopped: 'pysäytetty',
  /** Questions follow: "Then questions, 3 min". */
  then: (length: string) => `Sen jälkeen kysymykset, ${length}`,
  closing: (seconds: number) => `Aika on täynnä. Tehtävä sulkeutuu ${seconds} sekunnin kuluttua.`,
  /** What is spoken. */
  moment: {
    start: (kind, total) => `${kind}: ${minutesAndSeconds(total)}`,
    half: (kind) => `${kind}: puolet ajasta jäljellä`,
    minute: (kind) => `${kind}: 1 minuutti jäljellä`,
    halfMinute: (kind) => `${kind}: 30 sekuntia jäljellä`,
    end: (kind) => `${kind}: aika on täynnä`,
  } satisfies Record<Moment, (kind: string, totalMs: number) => string>,
};

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  show: 'Visa storbildens innehåll',
  title: 'På storbilden',
  blank: 'Storbilden är tom just nu.',
  join: (code) => `Kod för att delta ${code}`,
  queueEmpty: 'Ingen väntar på ordet.',
  hasFloor: (who) => `Ordet har ${who}`,
  waiting: 'Näst på listan',
} satisfies Texts<typeof fi>;

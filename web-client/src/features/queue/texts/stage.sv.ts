import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  floorNow: 'Ordet har',
  floorPaused: 'Ordet har, klockan står',
  speakingTime: 'Taltid',
  pointOfOrder: 'Ordningsfråga',
  reply: 'Replik',
  goesOn: (who) => `Sedan fortsätter ${who}`,
  nextSpeakers: 'Härnäst',
  order: {
    arrival: 'I den ordning man har begärt',
    balanced: 'Först de som inte har talat ännu',
    round: 'Alla en gång före nästa tur',
  },
  nobodyWaits: 'Vem vill ha ordet?',
  askForFloor: 'Begär ordet',
  listClosed: 'Talarlistan är stängd',
} satisfies Texts<typeof fi>;

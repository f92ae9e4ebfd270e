import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  floorNow: 'Has the floor',
  floorPaused: 'Has the floor, clock paused',
  speakingTime: 'Speaking time',
  pointOfOrder: 'Point of order',
  reply: 'Direct reply',
  goesOn: (who) => `${who} goes on after this`,
  nextSpeakers: 'Next',
  order: {
    arrival: 'In the order of asking',
    balanced: 'First those who have not spoken yet',
    round: 'Everybody once before a second turn',
  },
  nobodyWaits: 'Who would like the floor?',
  askForFloor: 'Ask for the floor',
  listClosed: 'The speaking queue is closed',
} satisfies Texts<typeof fi>;

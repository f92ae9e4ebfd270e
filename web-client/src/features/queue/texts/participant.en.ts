import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  ask: 'Ask for the floor',
  closed: 'Queue closed',
  place: (place) => `You are number ${place} in the queue.`,
  placeShort: (place) => `No. ${place} in queue`,
  nextShort: 'Next',
  askedShort: 'Awaits approval',
  floorShort: 'Your turn',
  floorAlert: 'You have the floor.',
  nextAlert: 'You are the next speaker.',
  speaking: 'Has the floor',
} satisfies Texts<typeof fi>;

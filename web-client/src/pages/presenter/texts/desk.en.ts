import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  own: 'Your slot',
  which: 'Which slot is yours?',
  notChosen: 'Choose',
  startsAt: (at) => `Expected to start at ${at}`,
  now: 'You are on now',
  over: 'Your slot is over',
  left: 'left',
  screen: 'On the stage now',
  chat: 'Chat',
  chatEmpty: 'Nothing in the chat yet',
  ask: 'Ask for the floor',
  agenda: 'Agenda',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  own: 'Your slot',
  which: 'Which slot is yours?',
  notChosen: 'Choose',
  startsAt: (at) => `Expected to start at ${at}`,
  change: 'Change the slot',
  endsAt: (at) => `Ends ${at}`,
  clock: (at) => `It is ${at}`,
  next: (title) => `Then: ${title}`,
  more: 'Other views',
  full: 'Full screen',
  leaveFull: 'Leave full screen',
  over: 'Your slot is over',
  left: 'left',
  screenText: 'The stage as text',
  chat: 'Chat',
  chatEmpty: 'Nothing in the chat yet',
  ask: 'Ask for the floor',
  agenda: 'Agenda',
} satisfies Texts<typeof fi>;

import type { PresenterTexts } from './texts';

const presenter: PresenterTexts = {
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
};

export default presenter;

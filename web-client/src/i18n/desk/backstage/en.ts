import type { BackstageTexts } from './texts';

const backstage: BackstageTexts = {
  title: 'Back channel',
  hint: 'Only staff see this.',
  empty: 'No lines from the staff',
  presets: 'Ready lines',
  preset: {
    twoMinutes: '2 minutes left',
    wrapUp: 'Time to wrap up',
    louder: 'Speak up',
    takeThis: 'Take this',
    technicalProblem: 'Technical problem',
    allWell: 'All is well',
  },
  own: 'Own line',
  send: 'Send to staff',
  left: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
  read: 'Read',
  readNamed: (words) => `Mark as read: ${words}`,
  readBy: (who, at) => `${who} read it ${at}`,
  unread: 'Not read yet',
  about: (text) => `About the message: ${text}`,
  takeThis: 'Ask the host to take this',
  write: 'Write to the staff',
};

export default backstage;

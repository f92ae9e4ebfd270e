import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Back channel',
  hint: 'Only staff see this.',
  empty: 'No messages from staff',
  presets: 'Ready messages',
  preset: {
    twoMinutes: '2 minutes left',
    wrapUp: 'Time to wrap up',
    louder: 'Speak up',
    takeThis: 'Take this',
    technicalProblem: 'Technical problem',
    allWell: 'All is well',
  },
  own: 'Message to staff',
  send: 'Send to staff',
  read: 'Mark as read',
  readNamed: (words) => `Mark as read: ${words}`,
  readBy: (who, at) => `${who} read it ${at}`,
  unread: 'Not read yet',
  about: (text) => `About the message: ${text}`,
  takeThis: 'Ask the host to take this',
  write: 'Write to staff',
} satisfies Texts<typeof fi>;

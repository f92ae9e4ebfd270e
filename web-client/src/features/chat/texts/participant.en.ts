import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Chat',
  mode: {
    open: 'Everybody sees messages at once.',
    held: 'Everybody sees messages when the moderator has approved them.',
    staffOnly: 'Only staff can write now.',
    closed: 'The chat is closed.',
  },
  slow: (seconds) => `You can send a message every ${seconds} seconds.`,
  message: 'Message',
  send: 'Send',
  empty: 'No messages yet. Write the first one.',
  you: 'You',
  state: {
    waiting: 'Waiting for approval',
    held: 'Waiting for approval',
    published: 'Seen by all',
    rejected: 'Not published',
    merged: 'Merged into another message',
    answered: 'Answered in writing',
    takenUp: 'Taken further',
    withdrawn: 'Taken back',
    removed: 'The staff removed the text',
  },
  reason: {
    offTopic: 'It is not about the matter at hand.',
    alreadyAsked: 'The same has been asked already.',
    personalData: 'The message contains personal data. Write it without them.',
    unsuitable: 'The message is not suitable here.',
    answeredOtherwise: 'It will be answered in another way.',
  },
  sent: 'Sent',
  edited: 'The moderator edited your message',
  mergedInto: (text) => `The same matter: ${text}`,
  answer: 'Answer',
  became: {
    request: 'The message became your speaking request.',
    question: 'The message became a question to the presenter.',
    idea: 'The message became an idea on a sheet.',
    note: 'The message was noted in the memo.',
  },
  withdraw: 'Take back',
  withdrawNamed: (text) => `Take back: ${text}`,
  quieted: (at) =>
    `The moderator muted you at ${at}. Your earlier messages stay, and you can still ask for the floor.`,
  messages: 'Messages',
  older: (count) => `Show older (${count})`,
  fresh: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
} satisfies Texts<typeof fi>;

import type { ChatTexts } from './texts';

const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`);

const chat: ChatTexts = {
  title: 'Chat',
  mode: {
    open: 'Everybody sees messages at once.',
    held: 'Everybody sees messages when the moderator has approved them.',
    staffOnly: 'Only staff write now.',
    closed: 'The chat is closed.',
  },
  slow: (seconds) => `At least ${seconds} s between messages.`,
  message: 'Message',
  send: 'Send',
  left: (count) => (count < 0 ? `${characters(-count)} too many` : `${characters(count)} left`),
  empty: 'No messages yet. Write the first one.',
  you: 'You',
  state: {
    waiting: 'Waiting for approval',
    held: 'Waiting for approval',
    published: 'Seen by all',
    rejected: 'Not published',
  },
  reason: {
    offTopic: 'It is not about the matter at hand.',
    alreadyAsked: 'The same has been asked already.',
    personalData: 'The message holds personal data. Write it without them.',
    unsuitable: 'The message is not suitable here.',
    answeredOtherwise: 'It will be answered in another way.',
  },
  sent: 'Sent',
  messages: 'Messages',
  newMessages: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
};

export default chat;

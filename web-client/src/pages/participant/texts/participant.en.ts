import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  now: 'Now',
  chat: 'Chat',
  more: 'More',
  back: 'Back',
  waitingForRoom: 'Opening the meeting',
  inRow: (place) => `You are waiting to come in. Your place in the row: ${place}.`,
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  newTask: (question) => `New task: ${question}`,
  answersPaused: 'Answers are paused. What you have written stays.',
  answersResumed: 'Answers are taken again',
  task: (at, of) => `Task ${at}/${of}`,
  previousTask: 'Previous task',
  nextTask: 'Next task',
  tasks: 'Tasks',
  sections: 'Parts of the page',
} satisfies Texts<typeof fi>;

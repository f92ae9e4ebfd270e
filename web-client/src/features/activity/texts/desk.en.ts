import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';
import { number } from '../../../i18n/format';

export default {
  title: 'Tasks of the segment',
  others: 'Other tasks of the segment',
  none: 'This segment has no tasks',
  noneMore: 'Add a word cloud, a poll or a sheet when you need one.',
  add: 'Add a task',
  addTo: (segment) => `Add a task: ${segment}`,
  edit: 'Edit the task',
  changed: 'The task was changed.',
  kind: { cloud: 'Word cloud', poll: 'Poll', sheet: 'Sheet' },
  kindLabel: 'What kind',
  state: { planned: 'prepared', open: 'open', closed: 'closed' },
  open: 'Open',
  openNamed: (question) => `Open for answers: ${question}`,
  close: 'Close',
  closeNamed: (question) => `Close: ${question}`,
  closingIn: (seconds) => `Closes in ${seconds} s`,
  closeNow: 'Close now',
  keepOpen: 'Keep open',
  answered: (count, present, share) => `${count} of ${present} answered (${share})`,
  answeredOnly: (count) => `${count} answered`,
  slowing: 'Answers are slowing down. You may close.',
  question: 'Question',
  needQuestion: 'Write a question.',
  savedAs: (count) => (count === 1 ? 'Saved like this: 1 line' : `Saved like this: ${count} lines`),
  marksOff: 'Leave out the list marks',
  removed: (question) => `Removed: ${question}`,
  added: (question) => `Added: ${question}`,
  opened: (question) => `Open: ${question}`,
  closed: (question) => `Closed: ${question}`,
  showOnScreen: 'Show on the stage',
  onScreen: 'on the stage',
  more: (question) => `More: ${question}`,
  cameLater: (answers, later) =>
    `${number(answers, 'en')} ${answers === 1 ? 'answer' : 'answers'}; ${number(later, 'en')} ${later === 1 ? 'person' : 'people'} came after it opened.`,
  moreThanPresent: (most) =>
    `There are more answers than people were ever here at once (${number(most, 'en')}).`,
  askAgain: 'Ask again among those who were here before',
} satisfies Texts<typeof fi>;

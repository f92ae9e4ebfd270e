import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  kind: 'Word cloud',
  word: 'Your word',
  hint: 'At most 40 characters and three words at a time.',
  send: 'Send',
  left: (count) => (count === 1 ? '1 word left' : `${count} words left`),
  own: 'Your words',
  remove: (word) => `Remove ${word}`,
  removeShort: 'Remove',
  removed: (word) => `Removed: ${word}`,
  hidden: 'not shown to others',
  waiting: 'waiting for approval',
  mergedInto: (word) => `merged into ${word}`,
  sent: (left) => (left === 1 ? 'Saved, 1 word left' : `Saved, ${left} words left`),
  spent: 'All your words are sent. Remove one to change it.',
  closed: 'The word cloud is closed.',
  notRevealed: 'The words are shown when the host reveals them.',
  people: (count) => (count === 1 ? '1 person has answered' : `${count} people have answered`),
  tooManyWords: 'Write three words at most at a time.',
  tooLong: 'Shorten it to 40 characters at most.',
  stored:
    'The server stores who sent your words, and your name if you gave it. Others see only the words.',
} satisfies Texts<typeof fi>;

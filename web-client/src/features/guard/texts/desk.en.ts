import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  tab: 'Texts',
  none: 'No words or texts to review',
  title: (waiting) =>
    waiting === 0 ? 'Texts that may hold personal data' : `Texts to review: ${waiting}`,
  reviewed: 'Reviewed texts',
  hiddenTexts: (count) => `Hidden: ${count}`,
  state: { shown: 'shown', waiting: 'waiting', hidden: 'hidden', removed: 'deleted' },
  author: (who) => `Written by ${who}`,
  show: 'Show',
  showNamed: (text) => `Show: ${text}`,
  shownSaid: (text) => `Shown now: ${text}`,
  hide: 'Hide',
  hideNamed: (text) => `Hide: ${text}`,
  hiddenSaid: (text) => `Hidden: ${text}`,
  remove: 'Delete the text',
  removeNamed: (text) => `Delete the text: ${text}`,
  removeTitle: 'Delete the text everywhere?',
  removeBody:
    'The text is deleted from the meeting, the log and the results. It cannot be restored.',
  removeNow: 'Delete for good',
  removedSaid: 'The text was deleted everywhere.',
} satisfies Texts<typeof fi>;

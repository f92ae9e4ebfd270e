import type { Texts } from '../../i18n/texts';
import type fi from './desk.fi';

export default {
  present: (count) => `${count} present`,
  live: (long) => `Live for ${long}`,
  more: 'Menu',
  standing: 'How things stand',
  notes: 'Messages',
  undo: 'Undo',
  undoWhat: (what) => `Undo: ${what}`,
  nothingToUndo: 'Nothing to undo',
  save: 'Save',
  remove: 'Remove',
  edit: 'Edit',
  add: 'Add',
  ended: (at) => `The meeting ended at ${at}.`,
  endedMore: 'The results are saved. Nothing can be added any more.',
  endMeeting: 'End the meeting',
  endTitle: 'End the meeting for everybody?',
  endBody:
    'Open tasks close, the results are saved and go to the result bundle. Phones show that the meeting has ended. This cannot be undone.',
  endNow: 'End for everybody',
  endNot: 'Go on with the meeting',
  missing: {
    fi: 'missing in Finnish',
    sv: 'missing in Swedish',
    en: 'missing in English',
  },
  keys: {
    title: 'Find or do',
    search: 'What do you want to do?',
    acts: 'What can be done',
    none: 'Nothing matches the search.',
    on: 'Use single keys',
    onHint: 'Keys do nothing while you type or while a dialog is open.',
    list: 'Show all that can be done',
    space: 'Space',
    enter: 'Enter',
  },
} satisfies Texts<typeof fi>;

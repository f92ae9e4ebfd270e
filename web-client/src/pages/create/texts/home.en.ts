import type { Texts } from '../../../i18n/texts';
import type fi from './home.fi';
import { countedList } from './leftOut';

export default {
  createTitle: 'Create a meeting',
  createLead: 'Pick a template. Everything can be changed later, also during the meeting.',
  template: 'Template',
  templates: {
    forum: {
      name: 'Forum',
      hint: 'A half-day agenda: talks, discussion, word clouds, mind maps and votes',
    },
    discussion: {
      name: 'Discussion event',
      hint: 'Themes to begin with, then what those present make of it',
    },
    workshop: {
      name: 'Workshop',
      hint: 'Needs, mind maps and three votes: one idea goes on',
    },
    blank: { name: 'Blank', hint: 'Only a welcome. Build the agenda yourself.' },
  },
  name: 'Name of the meeting',
  nameHint: 'Shown to participants and in the memo.',
  meetingLanguage: 'Main language',
  otherLanguages: 'Other languages',
  otherLanguagesHint: 'The texts of the template are ready in all languages.',
  keep: 'How long raw data is kept',
  keepHint:
    'Everybody sees the time. After it messages, answers and the log are deleted automatically; the result bundle stays.',
  keepDays: (days) =>
    days === 0 ? 'Deleted as soon as the meeting ends' : `${days} days after the end`,
  makersSecret: 'Password for making meetings',
  makersSecretHint:
    'Meetings can be created only with a password from the operator. You enter it once.',
  createNow: 'Create',
  creating: 'Creating',
  import: 'Bring in a ready agenda from a file',
  importHint:
    'An agenda saved from another meeting, or results.json of a result bundle. From results, the agenda, open decisions and ideas that were not chosen are taken. No template is used then.',
  importFile: 'Choose a file',
  importUnreadable:
    'The file is not a Foorumi agenda. Choose one that was saved on the host’s page.',
  importTooBig: 'The file is too big for an agenda.',
  noAnswer: 'The server did not answer. Check the connection and try again.',
  tooLong: 'The server takes long to answer. Try again: the meeting is made only once.',

  ready: (title) => `${title} is ready`,
  readyLead: 'Keep the links now: they are not shown again.',
  leftOut: (what) =>
    `Not all of the earlier meeting had room here. Left out: ${countedList('en', what, {
      decisions: ['open decision', 'open decisions'],
      sheets: ['sheet of ideas', 'sheets of ideas'],
      segments: ['segment at the end of the agenda', 'segments at the end of the agenda'],
    })}. They are in the result bundle of the earlier meeting.`,
  openHost: 'Open the host’s page',
  participants: 'For participants',
  participantsHint: 'Share the code, the QR code or the link. They only let people take part.',
  joinAt: 'Go to',
  code: 'Code',
  qr: 'QR code that opens the participant’s page',
  qrDownload: 'Save the QR code',
  links: 'Links for staff',
  linksHint:
    'A link is like a key: whoever has it gets the role. Send each link only to the person it is meant for.',
  roleHints: {
    host: 'Moves the agenda on, gives the floor and decides what is shown.',
    moderator: 'Takes care of chat messages and speaking requests.',
    secretary: 'Records decisions and completes the memo during the meeting.',
    presenter: 'The presenter follows the meeting and shows in the agenda.',
    stage:
      'Open this on the computer of the hall or in a shared window. There is nothing to press on it.',
    organiser: 'Plans the agenda and downloads the result bundle.',
  },
  participantLink: 'Participant’s link',
  copy: 'Copy',
  copyOf: (what) => `Copy: ${what}`,
  open: 'Open',
  openOf: (what) => `Open in a new tab: ${what}`,
  copied: 'Copied',
  copyFailed: 'Copying did not work. Select the link and copy it yourself.',
  keepLinks: 'Save the links in a file',
  keepLinksHint: 'A text file with the code and all links, explained.',
  keptTitle: (title) => `${title}: links`,
  keptWarning: 'Keep this like a key: whoever has a link gets the role.',
  another: 'Create another meeting',
} satisfies Texts<typeof fi>;

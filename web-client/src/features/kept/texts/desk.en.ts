import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'What is kept',
  keptDays: (days) =>
    days === 0
      ? 'Raw data is deleted when the meeting ends. The result bundle stays.'
      : `Raw data is deleted ${days} days after the end of the meeting. The result bundle stays.`,
  keptUntil: (moment) =>
    `Raw data is deleted automatically on ${moment}. Until then the memo can be finished and participants see the summary. The result bundle stays.`,
  files: (count) => (count === 1 ? '1 file in the archive' : `${count} files in the archive`),
  downloads: 'Downloads',
  downloadsMore: 'Of a download the time and the role are kept, not the person.',
  downloadsNone: 'The result bundle has not been downloaded yet.',
  receiptTitle: 'Deletion receipt',
  receiptRaw: 'Raw data has been deleted. The result bundle is here.',
  receiptAll: 'Everything of the meeting has been deleted, the result bundle too.',
  receiptAt: 'Deleted',
  receiptWhy: 'Reason',
  receiptRecords: 'Records in the log',
  receiptChain: 'Checksum of the log',
  because: { retention: 'the retention time ended', asked: 'the organiser asked for it' },
  erase: 'Delete the meeting',
  eraseTitle: 'Delete the meeting for good',
  eraseBody:
    'Everything is deleted at once: the log, the result bundle and the slides. The participants’ page stops working. A deletion receipt stays. This cannot be undone.',
  eraseName: (name) => `Type the name of the meeting: ${name}`,
  eraseNow: 'Delete for good',
  erased: 'The meeting has been deleted.',
  mailTitle: 'Message to the participants',
  mailIntro: 'Copy the text and send it from your own mail. The service keeps no addresses.',
  mailLanguage: 'Language of the message',
  copy: 'Copy',
  copyMail: 'Copy the message',
  copied: 'Copied',
  copyFailed: 'Copying did not work. Select the text and copy it yourself.',
  recordingTitle: 'Recording',
  recorded: 'The meeting is or was recorded',
  recordingPlace: 'Where the recording is',
  recordingAudience: 'Who may see it',
  recordingUntil: 'Available until',
  recordingSaved: 'The recording’s details have been updated.',
  summaryUntil: (day) => `Everybody can read the summary until ${day}.`,
  summaryOff: 'The summary can no longer be read.',
  summaryDay: 'Summary readable until',
  summarySave: 'Save the day',
  summaryTake: 'Take the summary off now',
  summaryNoDay: 'Give a day.',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  organisedBy: (who) => `Arranged by ${who}`,
  instructions: 'How to take part',
  recorded: 'This meeting is recorded.',
  notRecorded: 'This meeting is not recorded.',
  recordingAudience: 'Who may see it',
  recordingPlace: 'Where it is',
  recordingUntil: 'Available until',
  haveRead: 'I have read this',
  read: 'Read',
  noticeTitle: 'Before we start',
  name: 'Name',
  nameHint: 'Optional, 40 characters at most.',
  nameRequiredTitle: 'Who are you?',
  nameSeen:
    'Everybody sees your name in the speaking queue and with your messages. In anonymous polls and word clouds nobody sees it.',
  nameAnonymous: 'No names are used in this meeting. Others see you as a number.',
  nameGive: 'Save the name',
  nameTakeOff: 'Remove the name',
  nameNow: (name) => `Your name is ${name}.`,
  youAre: (number) => `Without a name you are shown as Participant ${number}.`,
  ended: 'The meeting has ended',
  thanks: 'Thank you for taking part',
  endedAt: (time) => `The meeting ended at ${time}.`,
  own: 'Your part',
  ownWords: 'Your words',
  summary: 'Summary: decisions, word clouds and votes',
  gone: 'Individual answers and messages have been deleted. The summary is below.',
  results: 'Results',
  roleGiven: (role) => `You have been given a role: ${role}.`,
  roleOpen: 'Open the role’s page',
  noticeMemoTextReplaced:
    'Another writer saved the memo’s block after you. Your text stands beside it.',
  noticeTextReplaced: (idea) => `Somebody changed the idea that you wrote. It now says: ${idea}`,
  noticeWordHidden: (word) => `Your word “${word}” was hidden. You can send another one.`,
  noticeWordRemoved: 'The staff removed your word. You can send another one.',
  noticeDeclined: (reason) => `Your speaking request was taken off the queue. Reason: ${reason}`,
  noticeDetail: (question) =>
    `Staff ask about your speaking request: ${question} Answer by writing the topic.`,
  noticeMerged: (who) => `Your speaking request was merged into one about the same matter: ${who}.`,
  noticeAnswered: (answer) => `Your speaking request was answered in writing: ${answer}`,
  noticeRestored: 'Staff undid their action: your request stands as before.',
  noticePersonRemoved: 'The staff removed your name and what you have written.',
  noticePersonRestored: 'The removal was undone. All is as before.',
  noticeNameRemoved: 'The staff removed your name.',
  namesChanged: {
    anonymous: 'The meeting no longer uses names. The names given have been removed.',
    optional: 'Giving a name is now optional.',
    required: 'Participants are now asked for a name.',
  },
  keepingChanged: (kept) => `How long data is kept has changed. ${kept}`,
  gotIt: 'Got it',
  coming: 'The results are being put together.',
  recording: 'Recording',
  until: (date) =>
    `Individual answers and messages are deleted on ${date}. The summary stays on this page.`,
  keptDays: (days) =>
    days === 0
      ? 'Individual answers and messages are deleted when the meeting ends. The organiser keeps the results.'
      : `Individual answers and messages are deleted ${days} days after the end of the meeting. The organiser keeps the results.`,
} satisfies Texts<typeof fi>;

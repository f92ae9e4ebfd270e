import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  standing: 'How the meeting stands',
  state: 'State',
  live: 'going on',
  ended: 'ended',
  segment: 'Segment',
  present: 'Present now',
  began: 'Opened',
  endedAt: 'Ended',
  kept: 'What is kept',
  keptDecisions: 'Decisions',
  keptIncomplete: (count) => `${count} without an owner or a date`,
  keptActivities: 'Tasks held',
  keptMessages: 'Published messages',
  keptMemo: 'Blocks of the memo',
  attendance: 'Attendance',
  attendanceNone: 'No figures are kept.',
  attendanceFor: (use) =>
    `The highest number at one time and the total are kept for this use: ${use}. The figures are in the result bundle.`,
  notice: 'Recording notice',
  noticeRead: (count) => `${count} have said that they have read it`,
  recorded: 'The meeting is recorded.',
  notRecorded: 'The meeting is not recorded.',
  notStarted: 'not started',
  reduced:
    'Durability: reduced. If the service’s store crashes, the last moments may be lost. Whoever runs the service can change this.',
} satisfies Texts<typeof fi>;

import { list } from '../../../i18n/format';
import type { Gap } from '../missing';
import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

const IN = { fi: 'in Finnish', sv: 'in Swedish', en: 'in English' };

export const lacking = (gaps: readonly Gap[]) =>
  list(
    gaps.map(({ lang, count }) => `${count === 1 ? '1 text' : `${count} texts`} ${IN[lang]}`),
    'en',
  );

export default {
  title: 'Agenda',
  start: 'Start',
  startNamed: (title) => `Start: ${title}`,
  goingOn: 'going on',
  held: (count) => `${count} segments held`,
  done: 'held',
  planned: 'to come',
  onTime: 'On time',
  behind: (minutes) => `${minutes} min behind`,
  ahead: (minutes) => `${minutes} min ahead`,
  breakWould: (at) => `the break would begin at ${at}`,
  nextWould: (title, at) => `“${title}” would begin at ${at}`,
  endWould: (at) => `the end would be at ${at}`,
  absorb: 'Shorten the discussion',
  absorbed: (minutes) => `The discussion is ${minutes} min shorter.`,
  plannedAt: (at) => `planned ${at}`,
  moreFor: (title) => `More: ${title}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  moved: 'The segment was moved.',
  removed: (title) => `Removed: ${title}`,
  changed: 'The segment was changed.',
  addSegment: 'Add a segment',
  added: (title) => `Added: ${title}`,
  addAfter: 'Add a segment after this',
  editSegment: 'Edit the segment',
  kind: 'Kind',
  segmentTitle: 'Title',
  minutes: 'Minutes',
  minutesWrong: 'Write whole minutes, 0-600.',
  lockedStart: 'Fixed start',
  lockedStartHint: 'Leave empty to follow what comes before.',
  presenters: 'Presenters',
  presentersHint: 'One name a line.',
  lead: 'Lead host',
  script: 'Words to read aloud',
  scriptHint: 'Only staff see these.',
  needTitle: 'Write a title.',
  chatSets: 'Chat from here on',
  queueSets: 'Speaking queue from here on',
  unchanged: 'Stays as it is',
  queueOpen: 'Open',
  queueClosed: 'Closed',
  file: 'Agenda as a file',
  exportFile: 'Save the agenda as a file',
  exportHint: 'The file can be brought into another meeting.',
  importFile: 'Bring in a file',
  importHint: 'Replaces the segments that have not started.',
  importBad: 'This file is not an agenda of Foorumi.',
  imported: (segments) =>
    segments === 1 ? 'Brought in 1 segment.' : `Brought in ${segments} segments.`,
  empty: 'The agenda is empty',
  emptyMore: 'Add the first segment or bring in a file.',
  fromStart: (minutes) => (minutes === 0 ? 'at the start' : `${minutes} min from the start`),
  lacks: (gaps) => `Missing: ${lacking(gaps)}`,
  planLacks: (gaps) => `The agenda lacks ${lacking(gaps)}`,
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Agenda',
  before: 'The meeting starts soon',
  beforeMore: 'Keep this page open. Tasks come here automatically.',
  between: 'Waiting for the next segment',
  startedAt: (time) => `Started at ${time}`,
  next: 'Next',
  running: 'Now',
  done: 'Held',
  presenters: (names) => `Presented by ${names}`,
  nothingToDo:
    'There is nothing for you to do now. When a task opens, it comes here automatically.',
  breakMore: 'Keep this page open. We go on after the break.',
  late: 'The meeting has already begun',
  soFar: (segments, decisions) =>
    `So far: ${segments === 1 ? '1 segment' : `${segments} segments`}, ${decisions === 1 ? '1 decision' : `${decisions} decisions`}`,
  lateSeen: 'Got it',
} satisfies Texts<typeof fi>;

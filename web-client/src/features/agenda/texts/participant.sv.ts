import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Program',
  before: 'Mötet börjar snart',
  beforeMore: 'Håll den här sidan öppen. Uppgifterna kommer hit automatiskt.',
  between: 'Vi väntar på nästa programpunkt',
  startedAt: (time) => `Började ${time}`,
  next: 'Härnäst',
  running: 'Nu',
  done: 'Avslutad',
  presenters: (names) => `Inleds av ${names}`,
  nothingToDo: 'Du behöver inte göra något nu. När en uppgift öppnas kommer den hit automatiskt.',
  breakMore: 'Håll den här sidan öppen. Vi fortsätter efter pausen.',
  late: 'Mötet har redan börjat',
  soFar: (segments, decisions) =>
    `Hittills: ${segments === 1 ? '1 programpunkt' : `${segments} programpunkter`}, ${decisions} beslut`,
  lateSeen: 'Jag förstår',
} satisfies Texts<typeof fi>;

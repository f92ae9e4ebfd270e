import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  standing: 'Läget i mötet',
  state: 'Status',
  live: 'pågår',
  ended: 'avslutat',
  segment: 'Programpunkt',
  present: 'På plats nu',
  began: 'Öppnat',
  endedAt: 'Avslutat',
  kept: 'Vad som sparas',
  keptDecisions: 'Beslut',
  keptIncomplete: (count) => `${count} utan ansvarig eller datum`,
  keptActivities: 'Genomförda uppgifter',
  keptMessages: 'Publicerade meddelanden',
  keptMemo: 'Avsnitt i minnesanteckningarna',
  attendance: 'Antal deltagare',
  attendanceNone: 'Inga siffror sparas.',
  attendanceFor: (use) =>
    `Det högsta samtidiga antalet och det totala antalet deltagare sparas för detta: ${use}. Siffrorna finns i resultatpaketet.`,
  notice: 'Meddelande om inspelning',
  noticeRead: (count) => `${count} har kvitterat att de läst det`,
  recorded: 'Mötet spelas in.',
  notRecorded: 'Mötet spelas inte in.',
  notStarted: 'har inte börjat',
  reduced:
    'Lagringens säkerhet är nedsatt. Om tjänstens datalager kraschar kan de sista ögonblicken gå förlorade. Den som driver tjänsten kan rätta till saken.',
} satisfies Texts<typeof fi>;

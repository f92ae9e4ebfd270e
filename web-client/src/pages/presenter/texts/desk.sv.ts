import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  own: 'Din programpunkt',
  which: 'Vilken programpunkt är din?',
  notChosen: 'Välj',
  startsAt: (at) => `Beräknas börja ${at}`,
  change: 'Byt programpunkt',
  endsAt: (at) => `Slutar ${at}`,
  clock: (at) => `Klockan är ${at}`,
  next: (title) => `Sedan: ${title}`,
  more: 'Övriga vyer',
  full: 'Helskärm',
  leaveFull: 'Lämna helskärm',
  over: 'Din programpunkt är avslutad',
  left: 'kvar',
  screenText: 'Storbilden som text',
  chat: 'Chatt',
  chatEmpty: 'Inga meddelanden i chatten ännu',
  ask: 'Begär ordet',
  agenda: 'Program',
} satisfies Texts<typeof fi>;

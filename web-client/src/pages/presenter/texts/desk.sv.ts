import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  own: 'Din programpunkt',
  which: 'Vilken programpunkt är din?',
  notChosen: 'Välj',
  startsAt: (at) => `Beräknas börja ${at}`,
  now: 'Det är din tur nu',
  over: 'Din programpunkt är avslutad',
  left: 'kvar',
  screen: 'På storbilden nu',
  chat: 'Chatt',
  chatEmpty: 'Inga meddelanden i chatten ännu',
  ask: 'Begär ordet',
  agenda: 'Program',
} satisfies Texts<typeof fi>;

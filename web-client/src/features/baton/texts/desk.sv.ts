import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Styrningen',
  host: (number) => `Värd (${number})`,
  yours: 'Du styr mötet',
  others: (who) => `${who} styr mötet`,
  nobody: 'Ingen styr mötet',
  offer: (who) => `Erbjud styrningen: ${who}`,
  offerAny: 'Erbjud en annan värd styrningen',
  offered: 'Styrningen erbjuds en annan värd.',
  offeredTo: (who) => `Styrningen erbjuds: ${who}.`,
  offeredAway: (who) => `${who} har varit borta i 30 sekunder. Styrningen kan tas över.`,
  offeredYou: (who) => `${who} erbjuder dig styrningen.`,
  keep: 'Behåll styrningen',
  kept: 'Du behöll styrningen.',
  accept: 'Ta emot',
  take: 'Ta över styrningen',
  taken: 'Du styr nu mötet.',
} satisfies Texts<typeof fi>;

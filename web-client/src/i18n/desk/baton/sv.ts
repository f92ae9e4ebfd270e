import type { BatonTexts } from './texts';

const baton: BatonTexts = {
  title: 'Kontrollerna',
  host: (number) => `Värd (${number})`,
  yours: 'Du har kontrollerna',
  others: (who) => `Kontrollerna: ${who}`,
  nobody: 'Ingen har kontrollerna',
  offer: (who) => `Erbjud kontrollerna: ${who}`,
  offerAny: 'Erbjud en annan värd kontrollerna',
  offered: 'Kontrollerna erbjuds en annan värd.',
  offeredTo: (who) => `Kontrollerna erbjuds: ${who}.`,
  offeredAway: (who) => `${who} har varit borta i 30 sekunder. Kontrollerna kan tas.`,
  offeredYou: (who) => `${who} erbjuder dig kontrollerna.`,
  keep: 'Behåll kontrollerna',
  kept: 'Du behöll kontrollerna.',
  accept: 'Ta emot',
  take: 'Ta kontrollerna',
  taken: 'Du har nu kontrollerna.',
};

export default baton;

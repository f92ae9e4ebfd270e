import type { BatonTexts } from './texts';

const baton: BatonTexts = {
  title: 'Ohjaus',
  host: (number) => `Juontaja (${number})`,
  yours: 'Ohjaus on sinulla',
  others: (who) => `Ohjaus: ${who}`,
  nobody: 'Ohjaus on vapaana',
  offer: (who) => `Tarjoa ohjausta: ${who}`,
  offerAny: 'Tarjoa ohjausta toiselle juontajalle',
  offered: 'Ohjausta tarjotaan toiselle juontajalle.',
  offeredTo: (who) => `Ohjausta tarjotaan: ${who}.`,
  offeredAway: (who) => `${who} on ollut poissa 30 sekuntia. Ohjauksen voi ottaa.`,
  offeredYou: (who) => `${who} tarjoaa sinulle ohjausta.`,
  keep: 'Pidä ohjaus',
  kept: 'Pidit ohjauksen.',
  accept: 'Ota vastaan',
  take: 'Ota ohjaus',
  taken: 'Ohjaus on nyt sinulla.',
};

export default baton;

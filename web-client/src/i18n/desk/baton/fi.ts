import type { BatonTexts } from './texts';

const baton: BatonTexts = {
  title: 'Ohjaimet',
  host: (number) => `Juontaja (${number})`,
  yours: 'Ohjaimet ovat sinulla',
  others: (who) => `Ohjaimet: ${who}`,
  nobody: 'Ohjaimet ovat vapaana',
  offer: (who) => `Tarjoa ohjaimia: ${who}`,
  offerAny: 'Tarjoa ohjaimia toiselle juontajalle',
  offered: 'Ohjaimia tarjotaan toiselle juontajalle.',
  offeredTo: (who) => `Ohjaimia tarjotaan: ${who}.`,
  offeredAway: (who) => `${who} on ollut poissa 30 sekuntia. Ohjaimet voi ottaa.`,
  offeredYou: (who) => `${who} tarjoaa sinulle ohjaimia.`,
  keep: 'Pidä ohjaimet',
  kept: 'Pidit ohjaimet.',
  accept: 'Ota vastaan',
  take: 'Ota ohjaimet',
  taken: 'Ohjaimet ovat nyt sinulla.',
};

export default baton;

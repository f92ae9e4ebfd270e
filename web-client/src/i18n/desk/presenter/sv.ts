import type { PresenterTexts } from './texts';

const presenter: PresenterTexts = {
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
};

export default presenter;

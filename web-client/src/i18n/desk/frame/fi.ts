import type { FrameTexts } from './texts';

const frame: FrameTexts = {
  present: (count) => `${count} paikalla`,
  more: 'Lisää',
  standing: 'Huomautukset',
  notes: 'Ilmoitukset',
  undo: 'Kumoa',
  undoWhat: (what) => `Kumoa: ${what}`,
  nothingToUndo: 'Ei kumottavaa',
  save: 'Tallenna',
  remove: 'Poista',
  edit: 'Muokkaa',
  add: 'Lisää',
  ended: (at) => `Tilaisuus päättyi ${at}.`,
  endedMore: 'Tulokset on tallennettu. Mitään ei voi enää lisätä.',
  endMeeting: 'Päätä tilaisuus',
  endTitle: 'Päätetäänkö tilaisuus kaikilta?',
  endBody:
    'Avoimet tehtävät sulkeutuvat, ja tulokset tallentuvat tulospakettiin. Puhelimissa kerrotaan, että tilaisuus on päättynyt. Tätä ei voi kumota.',
  endNow: 'Päätä kaikilta',
  endNot: 'Jatka tilaisuutta',
};

export default frame;

import type { AgendaTexts } from './texts';

const agenda: AgendaTexts = {
  title: 'Ohjelma',
  before: 'Tilaisuus alkaa pian',
  beforeMore: 'Pidä tämä sivu auki. Tehtävät tulevat tähän automaattisesti.',
  between: 'Odotetaan seuraavaa osiota',
  startedAt: (time) => `Alkoi ${time}`,
  next: 'Seuraavaksi',
  running: 'Nyt',
  done: 'Pidetty',
  presenters: (names) => `Alustaa ${names}`,
  nothingToDo:
    'Sinun ei tarvitse nyt tehdä mitään. Kun tehtävä avataan, se tulee tähän automaattisesti.',
  breakMore: 'Pidä tämä sivu auki. Jatkamme tauon jälkeen.',
  late: 'Tilaisuus on jo alkanut',
  soFar: (segments, decisions) =>
    `Tähän mennessä: ${segments === 1 ? '1 osio' : `${segments} osiota`}, ${decisions === 1 ? '1 päätös' : `${decisions} päätöstä`}`,
  lateSeen: 'Selvä',
};

export default agenda;

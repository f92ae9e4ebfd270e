export default {
  title: 'Ohjelma',
  before: 'Tilaisuus alkaa pian',
  beforeMore: 'Pidä tämä sivu auki. Tehtävät tulevat tähän automaattisesti.',
  between: 'Odotetaan seuraavaa osiota',
  startedAt: (time: string) => `Alkoi ${time}`,
  next: 'Seuraavaksi',
  running: 'Nyt',
  done: 'Pidetty',
  presenters: (names: string) => `Alustaa ${names}`,
  nothingToDo:
    'Sinun ei tarvitse nyt tehdä mitään. Kun tehtävä avataan, se tulee tähän automaattisesti.',
  breakMore: 'Pidä tämä sivu auki. Jatkamme tauon jälkeen.',
  late: 'Tilaisuus on jo alkanut',
  soFar: (segments: number, decisions: number) =>
    `Tähän mennessä: ${segments === 1 ? '1 osio' : `${segments} osiota`}, ${decisions === 1 ? '1 päätös' : `${decisions} päätöstä`}`,
  lateSeen: 'Selvä',
};

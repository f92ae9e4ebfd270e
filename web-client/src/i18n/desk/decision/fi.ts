import type { DecisionTexts } from './texts';

const decision: DecisionTexts = {
  title: 'Päätökset',
  record: 'Kirjaa päätös',
  edit: 'Muokkaa päätöstä',
  agreed: 'Mitä sovittiin',
  agreedWhyNot: 'Miksi päätöstä ei tehty',
  how: 'Miten',
  figures: 'Luvut',
  figuresHint: 'Esimerkiksi 14 puolesta, 3 vastaan.',
  owner: 'Vastuuhenkilö',
  ownerHint: 'Yksi henkilö.',
  due: 'Mihin mennessä',
  followUp: 'Miten jatketaan',
  needAgreed: 'Kirjoita, mitä sovittiin.',
  recorded: 'Päätös on muistiossa.',
  changed: 'Päätöstä muutettiin.',
  removed: 'Päätös poistettiin.',
  noOwner: 'vastuuhenkilö puuttuu',
  noDue: 'päivä puuttuu',
  none: 'Päätöksiä ei vielä ole',
  noneMore: 'Joka asiasta jokin päätös: mitä sovittiin, kuka vastaa, mihin mennessä.',
  editNamed: (agreed) => `Muokkaa päätöstä: ${agreed}`,
  removeNamed: (agreed) => `Poista päätös: ${agreed}`,
  segment: 'Osio',
  currentSegment: 'Käynnissä oleva osio',
};

export default decision;

import type { KeysTexts } from './texts';

const keys: KeysTexts = {
  title: 'Näppäimet',
  on: 'Käytä yhden näppäimen komentoja',
  onHint: 'Näppäimet eivät tee mitään, kun kirjoitat tai kun valintaikkuna on auki.',
  key: 'Näppäin',
  does: 'Mitä se tekee',
  list: 'Näytä tämä luettelo',
  space: 'Välilyönti',
  enter: 'Enter',
};

export default keys;

import type { Lang } from '../../protocol';

export default {
  present: (count: number) => `${count} paikalla`,
  live: (long: string) => `Käynnissä ${long}`,
  more: 'Valikko',
  standing: 'Huomautukset',
  notes: 'Ilmoitukset',
  undo: 'Kumoa',
  undoWhat: (what: string) => `Kumoa: ${what}`,
  nothingToUndo: 'Ei kumottavaa',
  save: 'Tallenna',
  remove: 'Poista',
  edit: 'Muokkaa',
  add: 'Lisää',
  ended: (at: string) => `Tilaisuus päättyi ${at}.`,
  endedMore: 'Tulokset on tallennettu. Mitään ei voi enää lisätä.',
  endMeeting: 'Päätä tilaisuus',
  endTitle: 'Päätetäänkö tilaisuus kaikilta?',
  endBody:
    'Avoimet tehtävät sulkeutuvat, ja tulokset tallentuvat tulospakettiin. Puhelimissa kerrotaan, että tilaisuus on päättynyt. Tätä ei voi kumota.',
  endNow: 'Päätä kaikilta',
  endNot: 'Jatka tilaisuutta',
  /** Beside a field that has its text in another language. */
  missing: {
    fi: 'puuttuu suomeksi',
    sv: 'puuttuu ruotsiksi',
    en: 'puuttuu englanniksi',
  } satisfies Record<Lang, string>,
  keys: {
    title: 'Hae tai tee',
    search: 'Mitä haluat tehdä?',
    acts: 'Toiminnot',
    none: 'Mikään toiminto ei vastaa hakua.',
    on: 'Käytä yhden näppäimen komentoja',
    onHint: 'Näppäimet eivät tee mitään, kun kirjoitat tai kun valintaikkuna on auki.',
    list: 'Näytä kaikki toiminnot',
    space: 'Välilyönti',
    enter: 'Enter',
  },
};

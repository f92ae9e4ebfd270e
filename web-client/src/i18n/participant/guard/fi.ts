import type { GuardTexts } from './texts';

const guard: GuardTexts = {
  suspected: (what) => `Tekstissä näyttää olevan ${what}.`,
  suspect: {
    identityCode: 'henkilötunnus',
    phone: 'puhelinnumero',
    email: 'sähköpostiosoite',
    iban: 'tilinumero',
  },
  hint: 'Muuta tekstiä tai lähetä se silti: vetäjät voivat tarkistaa sen ennen kuin muut näkevät sen.',
  hintCover:
    'Peitä tiedot, muuta tekstiä tai lähetä se silti: vetäjät voivat tarkistaa sen ennen kuin muut näkevät sen.',
  cover: 'Peitä tiedot',
  sendAnyway: 'Lähetä silti',
  state: { waiting: 'Odottaa tarkistusta', hidden: 'Piilotettu', removed: 'Teksti poistettu' },
  own: {
    waiting: 'Odottaa tarkistusta. Muut eivät näe tätä vielä.',
    hidden: 'Vetäjät ovat piilottaneet tämän muilta.',
    removed: 'Vetäjät poistivat tekstin.',
  },
};

export default guard;

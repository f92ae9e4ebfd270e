import type { SuspectKind, TextState } from '../../../protocol';

/** What is said of a text that looks like personal data, before it is sent. */
export default {
  suspected: (what: string) => `Tekstissä näyttää olevan ${what}.`,
  suspect: {
    identityCode: 'henkilötunnus',
    phone: 'puhelinnumero',
    email: 'sähköpostiosoite',
    iban: 'tilinumero',
  } satisfies Record<SuspectKind, string>,
  hint: 'Muuta tekstiä tai lähetä se silti: vetäjät voivat tarkistaa sen ennen kuin muut näkevät sen.',
  /** The same where it can be covered too. */
  hintCover:
    'Peitä tiedot, muuta tekstiä tai lähetä se silti: vetäjät voivat tarkistaa sen ennen kuin muut näkevät sen.',
  cover: 'Peitä tiedot',
  sendAnyway: 'Lähetä silti',
  /** Beside a text that others do not see. */
  state: {
    waiting: 'Odottaa tarkistusta',
    hidden: 'Piilotettu',
    removed: 'Teksti poistettu',
  } satisfies Record<Exclude<TextState, 'shown'>, string>,
  /** The same of one's own. */
  own: {
    waiting: 'Odottaa tarkistusta. Muut eivät näe tätä vielä.',
    hidden: 'Vetäjät ovat piilottaneet tämän muilta.',
    removed: 'Vetäjät poistivat tekstin.',
  } satisfies Record<Exclude<TextState, 'shown'>, string>,
};

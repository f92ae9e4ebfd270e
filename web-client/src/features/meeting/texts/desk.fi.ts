import type { Role } from '../../../protocol';
export default {
  preflight: {
    title: 'Ennen alkua',
    agenda: (segments: number) =>
      segments === 0
        ? 'Ohjelma on tyhjä'
        : segments === 1
          ? 'Ohjelmassa 1 osio'
          : `Ohjelmassa ${segments} osiota`,
    recorded: 'Tallenteesta kerrotaan osallistujille',
    notRecorded: 'Osallistujille kerrotaan, ettei tilaisuutta tallenneta',
    languages: (names: string) => `Ohjelma on kaikilla kielillä: ${names}`,
    untranslated: (names: string) => `Ohjelmasta puuttuu kieliä: ${names}`,
    screen: 'Valkokankaan teksti näkyy takariviin',
    moderator: 'Moderaattori on paikalla',
    sound: 'Puhujan ääni kuuluu',
    hints: {
      screen: 'Avaa valkokankaan linkki ja lue liittymiskoodi takarivistä.',
      moderator: 'Joku seuraa keskustelua ja puheenvuoropyyntöjä.',
      sound: 'Salissa ja videoyhteydessä.',
    } satisfies Record<'screen' | 'moderator' | 'sound', string>,
    ready: 'Kaikki on valmista.',
    notYet: 'Tarkista vielä yllä olevat kohdat.',
  },
  links: {
    title: 'Linkit',
    intro:
      'Linkin avaaja pääsee linkin rooliin. Palvelu ei säilytä linkkejä luettavina, joten vanhaa linkkiä ei voi näyttää uudelleen. Tee tarvittaessa uusi.',
    stands: 'voimassa',
    revoked: 'mitätöity',
    renew: 'Tee uusi linkki',
    renewNamed: (role: string) => `Tee uusi linkki: ${role}`,
    revoke: 'Mitätöi',
    revokeNamed: (role: string) => `Mitätöi linkki: ${role}`,
    renewWarning: (role: string) => `Roolin ”${role}” vanha linkki lakkaa heti toimimasta.`,
    revokeWarning: (role: string) =>
      `Kaikki, jotka käyttävät roolin ”${role}” linkkiä, putoavat heti pois.`,
    yesRenew: 'Tee uusi',
    yesRevoke: 'Mitätöi heti',
    no: 'Jätä ennalleen',
    made: (role: string) => `Uusi linkki: ${role}`,
    taken: (role: string) => `Mitätöity: ${role}`,
    copyNamed: (role: string) => `Kopioi linkki: ${role}`,
    once: 'Kopioi se nyt: se näytetään vain tämän kerran.',
    failed: 'Linkkejä ei saatu haettua.',
    retry: 'Yritä uudelleen',
    byHost: 'Muiden roolien linkit tekee ja mitätöi juontaja.',
    needsLink: 'Liityit koodilla. Linkkejä hallitsevat ne, jotka tulivat omalla linkillään.',
    what: {
      host: 'vetää tilaisuuden',
      moderator: 'hoitaa keskustelun ja puheenvuoropyynnöt',
      secretary: 'kirjoittaa muistion',
      presenter: 'näkee oman osuutensa ja kellon',
      stage: 'salin valkokangas',
      organiser: 'suunnittelee ja lataa tulokset',
    } satisfies Record<Exclude<Role, 'participant'>, string>,
    loading: 'Haetaan linkkejä',
    takeBack: 'Poista myös tilaisuudessa annetut roolit',
    takeBackHint: 'Muuten se, joka sai roolin vanhan linkin haltijalta, pitää sen.',
  },
};

import type { LinksTexts } from './texts';

const links: LinksTexts = {
  title: 'Linkit',
  intro:
    'Linkin avaaja pääsee linkin rooliin. Palvelu ei säilytä linkkejä luettavina, joten vanhaa linkkiä ei voi näyttää uudelleen. Tee tarvittaessa uusi.',
  stands: 'voimassa',
  revoked: 'mitätöity',
  renew: 'Tee uusi linkki',
  renewNamed: (role) => `Tee uusi linkki: ${role}`,
  revoke: 'Mitätöi',
  revokeNamed: (role) => `Mitätöi linkki: ${role}`,
  renewWarning: (role) => `Roolin ”${role}” vanha linkki lakkaa heti toimimasta.`,
  revokeWarning: (role) => `Kaikki, jotka käyttävät roolin ”${role}” linkkiä, putoavat heti pois.`,
  yesRenew: 'Tee uusi',
  yesRevoke: 'Mitätöi heti',
  no: 'Jätä ennalleen',
  made: (role) => `Uusi linkki: ${role}`,
  taken: (role) => `Mitätöity: ${role}`,
  copyNamed: (role) => `Kopioi linkki: ${role}`,
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
  },
  loading: 'Haetaan linkkejä',
  takeBack: 'Poista myös tilaisuudessa annetut roolit',
  takeBackHint: 'Muuten se, joka sai roolin vanhan linkin haltijalta, pitää sen.',
};

export default links;

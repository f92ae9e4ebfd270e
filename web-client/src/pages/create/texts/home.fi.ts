import { countedList } from './leftOut';
import type { LinkedRole } from '../../address';
import type { LeftOut } from '../again';
import type { Template } from '../../../protocol';

export default {
  createTitle: 'Luo tilaisuus',
  createLead: 'Valitse pohja. Kaikkea voi muuttaa myöhemmin, myös kesken tilaisuuden.',
  template: 'Pohja',
  templates: {
    forum: {
      name: 'Foorumi',
      hint: 'Puolen päivän ohjelma: alustukset, keskustelu, sanapilvet, miellekartat ja äänestykset',
    },
    discussion: {
      name: 'Keskustelutilaisuus',
      hint: 'Teemat alkuun, sitten keskustelu läsnäolijoiden ehdoilla',
    },
    workshop: {
      name: 'Työpaja',
      hint: 'Tarpeet, miellekartat ja kolme ääntä: yksi idea jatkoon',
    },
    blank: { name: 'Tyhjä', hint: 'Vain avausosio. Rakenna ohjelma itse.' },
  } satisfies Record<Template, { name: string; hint: string }>,
  name: 'Tilaisuuden nimi',
  nameHint: 'Näkyy osallistujille ja muistiossa.',
  meetingLanguage: 'Pääkieli',
  otherLanguages: 'Muut kielet',
  otherLanguagesHint: 'Pohjan tekstit ovat valmiina kaikilla kielillä.',
  keep: 'Raakatietojen säilytys',
  keepHint:
    'Aika näkyy kaikille. Sen jälkeen viestit, vastaukset ja loki poistetaan automaattisesti. Tulospaketti jää.',
  keepDays: (days: number) =>
    days === 0 ? 'Poistetaan heti, kun tilaisuus päättyy' : `${days} päivää päättymisen jälkeen`,
  /** Asked for where the operator has set one. */
  makersSecret: 'Salasana tilaisuuden luomiseen',
  makersSecretHint:
    'Tilaisuuden voi luoda vain ylläpitäjän antamalla salasanalla. Se kysytään kerran.',
  createNow: 'Luo',
  creating: 'Luodaan',
  import: 'Tuo valmis ohjelma tiedostosta',
  importHint:
    'Toisesta tilaisuudesta tallennettu ohjelma tai tulospaketin results.json. Tuloksista tulevat ohjelma, avoimet päätökset ja valitsematta jääneet ideat. Pohjaa ei silloin käytetä.',
  importFile: 'Valitse tiedosto',
  /** The file is not a programme. */
  importUnreadable:
    'Tiedosto ei ole Foorumin ohjelma. Valitse tiedosto, joka on tallennettu juontajan sivulta.',
  importTooBig: 'Tiedosto on liian suuri ohjelmaksi.',
  noAnswer: 'Palvelin ei vastannut. Tarkista yhteys ja yritä uudelleen.',
  tooLong: 'Palvelimen vastaus viipyy. Yritä uudelleen: tilaisuus luodaan vain kerran.',

  ready: (title: string) => `${title} on valmis`,
  readyLead: 'Tallenna linkit nyt: niitä ei näytetä enää myöhemmin.',
  /** What of an earlier meeting had no room in this one, and where it is. */
  leftOut: (what: LeftOut) =>
    `Kaikki edellisen tilaisuuden asiat eivät mahtuneet mukaan. Pois jäi ${countedList('fi', what, {
      decisions: ['avoin päätös', 'avointa päätöstä'],
      sheets: ['paperi ideoineen', 'paperia ideoineen'],
      segments: ['ohjelman osio lopusta', 'ohjelman osiota lopusta'],
    })}. Ne ovat edellisen tilaisuuden tulospaketissa.`,
  openHost: 'Avaa juontajan sivu',
  participants: 'Osallistujille',
  participantsHint: 'Jaa koodi, QR-koodi tai linkki. Niillä pääsee vain osallistumaan.',
  joinAt: 'Mene osoitteeseen',
  code: 'Koodi',
  qr: 'QR-koodi, joka avaa osallistujan sivun',
  qrDownload: 'Tallenna QR-koodi',
  links: 'Linkit vetäjille',
  linksHint:
    'Linkki on kuin avain: kuka tahansa, jolla se on, pääsee rooliin. Lähetä kukin linkki vain sille, jolle se kuuluu.',
  roleHints: {
    host: 'Vie ohjelmaa eteenpäin, antaa puheenvuorot ja päättää, mitä näytetään.',
    moderator: 'Hoitaa keskustelun viestit ja puheenvuoropyynnöt.',
    secretary: 'Kirjaa päätökset ja täydentää muistiota tilaisuuden aikana.',
    presenter: 'Alustaja seuraa tilaisuutta ja näkyy ohjelmassa.',
    stage: 'Avaa tämä salin koneella tai jaetussa ikkunassa. Sivulla ei ole mitään painettavaa.',
    organiser: 'Suunnittelee ohjelman ja lataa tulospaketin.',
  } satisfies Record<LinkedRole, string>,
  participantLink: 'Osallistujan linkki',
  /** Name of a copy button: "Copy the host's link". */
  copy: 'Kopioi',
  copyOf: (what: string) => `Kopioi: ${what}`,
  open: 'Avaa',
  openOf: (what: string) => `Avaa uuteen välilehteen: ${what}`,
  copied: 'Kopioitu',
  copyFailed: 'Kopiointi ei onnistunut. Valitse linkki ja kopioi se itse.',
  keepLinks: 'Tallenna linkit tiedostoon',
  keepLinksHint: 'Tekstitiedosto, jossa on koodi ja kaikki linkit selityksineen.',
  /** First line of the kept file. */
  keptTitle: (title: string) => `${title}: linkit`,
  keptWarning: 'Säilytä tämä kuin avain: kuka tahansa, jolla linkki on, pääsee rooliin.',
  another: 'Luo toinen tilaisuus',
};

import { list } from './leftOut';
import type { HomeTexts } from './texts';

const texts: HomeTexts = {
  lead: 'Puheenvuorot, äänestykset, sanapilvet ja yhteiset paperit yhdessä paikassa. Et tarvitse sovellusta etkä tunnuksia.',
  unknown: 'Tässä osoitteessa ei ole sivua',
  joinTitle: 'Liity tilaisuuteen',
  joinCode: 'Tilaisuuden koodi',
  joinHint: '8 numeroa. Pääset tilaisuuteen heti, kun olet antanut kaikki numerot.',
  join: 'Liity',
  codeShort: (digits) => `Koodissa on 8 numeroa. Annoit ${digits}.`,
  arranging: 'Järjestätkö tilaisuuden?',
  arrangingHint:
    'Saat koodin osallistujille ja oman linkin jokaiselle roolille. Valmista alle minuutissa.',
  create: 'Luo tilaisuus',
  privacy:
    'Voit osallistua ilman nimeä. Palvelu ei seuraa sinua eikä käytä ulkopuolisia palveluja.',

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
  },
  name: 'Tilaisuuden nimi',
  nameHint: 'Näkyy osallistujille ja muistiossa.',
  meetingLanguage: 'Pääkieli',
  keep: 'Raakatietojen säilytys',
  keepHint:
    'Aika näkyy kaikille. Sen jälkeen viestit, vastaukset ja loki poistetaan automaattisesti. Tulospaketti jää.',
  keepDays: (days) =>
    days === 0 ? 'Poistetaan heti, kun tilaisuus päättyy' : `${days} päivää päättymisen jälkeen`,
  makersSecret: 'Salasana tilaisuuden luomiseen',
  makersSecretHint:
    'Tilaisuuden voi luoda vain ylläpitäjän antamalla salasanalla. Se kysytään kerran.',
  createNow: 'Luo',
  creating: 'Luodaan',
  import: 'Tuo valmis ohjelma tiedostosta',
  importHint:
    'Toisesta tilaisuudesta tallennettu ohjelma tai tulospaketin results.json. Tuloksista tulevat ohjelma, avoimet päätökset ja valitsematta jääneet ideat. Pohjaa ei silloin käytetä.',
  importFile: 'Valitse tiedosto',
  importUnreadable:
    'Tiedosto ei ole Foorumin ohjelma. Valitse tiedosto, joka on tallennettu juontajan sivulta.',
  importTooBig: 'Tiedosto on liian suuri ohjelmaksi.',
  noAnswer: 'Palvelin ei vastannut. Tarkista yhteys ja yritä uudelleen.',

  ready: (title) => `${title} on valmis`,
  readyLead: 'Tallenna linkit nyt: niitä ei näytetä enää myöhemmin.',
  leftOut: (what) =>
    `Kaikki edellisen tilaisuuden asiat eivät mahtuneet mukaan. Pois jäi ${list('fi', what, {
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
  },
  participantLink: 'Osallistujan linkki',
  copy: 'Kopioi',
  copyOf: (what) => `Kopioi: ${what}`,
  open: 'Avaa',
  openOf: (what) => `Avaa uuteen välilehteen: ${what}`,
  copied: 'Kopioitu',
  copyFailed: 'Kopiointi ei onnistunut. Valitse linkki ja kopioi se itse.',
  keepLinks: 'Tallenna linkit tiedostoon',
  keepLinksHint: 'Tekstitiedosto, jossa on koodi ja kaikki linkit selityksineen.',
  keptTitle: (title) => `${title}: linkit`,
  keptWarning: 'Säilytä tämä kuin avain: kuka tahansa, jolla linkki on, pääsee rooliin.',
  another: 'Luo toinen tilaisuus',
};

export default texts;

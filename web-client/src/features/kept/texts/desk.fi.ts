import type { RemovedBecause } from '../../../protocol';

export default {
  title: 'Säilytys',
  keptDays: (days: number) =>
    days === 0
      ? 'Raakatiedot poistetaan, kun tilaisuus päättyy. Tulospaketti jää.'
      : `Raakatiedot poistetaan ${days} päivän kuluttua tilaisuuden päättymisestä. Tulospaketti jää.`,
  keptUntil: (moment: string) =>
    `Raakatiedot poistetaan automaattisesti ${moment}. Siihen asti muistiota voi viimeistellä ja osallistujat näkevät koosteen. Tulospaketti jää.`,
  files: (count: number) =>
    count === 1 ? '1 tiedosto arkistossa' : `${count} tiedostoa arkistossa`,
  downloads: 'Lataukset',
  downloadsMore: 'Latauksesta säilytetään aika ja rooli, ei henkilöä.',
  downloadsNone: 'Tulospakettia ei ole vielä ladattu.',
  receiptTitle: 'Poistokuitti',
  receiptRaw: 'Raakatiedot on poistettu. Tulospaketti on tallella.',
  receiptAll: 'Tilaisuuden kaikki tiedot on poistettu, myös tulospaketti.',
  receiptAt: 'Poistettu',
  receiptWhy: 'Syy',
  receiptRecords: 'Lokin tietueita',
  receiptChain: 'Lokin tarkistussumma',
  because: { retention: 'säilytysaika päättyi', asked: 'järjestäjän pyynnöstä' } satisfies Record<
    RemovedBecause,
    string
  >,
  erase: 'Poista tilaisuus',
  eraseTitle: 'Poista tilaisuus pysyvästi',
  eraseBody:
    'Kaikki tiedot poistetaan heti: loki, tulospaketti ja aineistot. Osallistujien sivu lakkaa toimimasta. Jäljelle jää poistokuitti. Poistoa ei voi perua.',
  eraseName: (name: string) => `Kirjoita tilaisuuden nimi: ${name}`,
  eraseNow: 'Poista pysyvästi',
  erased: 'Tilaisuus on poistettu.',
  mailTitle: 'Viesti osallistujille',
  mailIntro: 'Kopioi teksti ja lähetä se omasta sähköpostistasi. Palvelu ei säilytä osoitteita.',
  mailLanguage: 'Viestin kieli',
  copy: 'Kopioi',
  copyMail: 'Kopioi viesti',
  copied: 'Kopioitu',
  copyFailed: 'Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.',
  recordingTitle: 'Tallenne',
  recorded: 'Tilaisuus tallennetaan tai tallennettiin',
  recordingPlace: 'Missä tallenne on',
  recordingAudience: 'Kuka voi katsoa',
  recordingUntil: 'Katsottavissa viimeistään',
  recordingSaved: 'Tallenteen tiedot on päivitetty.',
  summaryUntil: (day: string) => `Kooste on kaikkien luettavissa ${day} asti.`,
  summaryOff: 'Kooste ei ole enää luettavissa.',
  summaryDay: 'Kooste luettavissa viimeistään',
  summarySave: 'Tallenna päivä',
  summaryTake: 'Poista kooste näkyvistä nyt',
  summaryNoDay: 'Anna päivä.',
};

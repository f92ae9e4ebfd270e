import type { MessageStateName } from '../../protocol';
import { minutesAndSeconds, time } from '../format';
import type { SharedTexts } from './texts';

const DECIDED: Record<MessageStateName, string> = {
  waiting: 'palautti tämän tarkistettavaksi',
  held: 'siirsi tämän juontajalle',
  published: 'julkaisi tämän',
  rejected: 'hylkäsi tämän',
  merged: 'yhdisti tämän toiseen',
  answered: 'vastasi tähän',
  takenUp: 'vei tämän eteenpäin',
  withdrawn: 'perui tämän',
  removed: 'poisti tekstin',
};

const characters = (count: number) => (count === 1 ? '1 merkki' : `${count} merkkiä`);

const texts: SharedTexts = {
  product: 'Foorumi',
  language: 'Kieli',
  pageTitle: (state) => `${state} – Foorumi`,

  sending: 'Lähetetään',
  waiting: 'Odottaa vahvistusta',
  saved: 'Tallennettu',
  slow: 'Tallennus on hidasta. Vastauksesi on tässä laitteessa ja lähtee heti, kun yhteys palaa.',
  notSaved: 'Ei tallennettu',

  lineState: 'Yhteyden tila',
  connecting: 'Yhdistetään',
  live: 'Yhteys toimii',
  reconnecting: 'Ei yhteyttä. Vastauksesi säilyvät ja lähtevät, kun yhteys palaa.',
  connectionLost: 'Yhteys katkesi. Vastauksesi säilyvät tässä laitteessa.',
  connectionBack: 'Yhteys palasi.',
  blocked:
    'Palvelin vastaa, mutta tämä verkko tai välityspalvelin ei päästä läpi jatkuvaa yhteyttä (WebSocket). Vaihda verkkoa, esimerkiksi puhelimen mobiilidataan, tai kytke VPN pois. Jos se ei auta, kerro asiasta palvelun ylläpidolle.',
  notKept:
    'Selain ei salli tallennusta. Pidä tämä sivu auki: jos lataat sen uudelleen, palaat tilaisuuteen uutena osallistujana.',
  notKeptStaff:
    'Selain ei salli tallennusta. Pidä tämä sivu auki ja linkki tallessa: uudelleen ladattuna sivu ei muista asetuksiasi, keskeneräisiä tekstejä eikä sitä, että ohjaus oli sinulla.',
  unsent: (count) => (count === 1 ? '1 lähettämättä' : `${count} lähettämättä`),
  savingPaused: (since) =>
    `Tallennus on tauolla (${since} alkaen). Kaikki tallennetuksi merkitty on tallessa.`,
  diskFull:
    'Palvelimen levy on täynnä: uusia vastauksia ei nyt voida tallentaa. Aiemmat ovat tallessa, ja odottavat tallentuvat automaattisesti, kun levyllä on tilaa.',
  diskFullStaff: 'Pyydä palvelun ylläpitoa vapauttamaan levytilaa.',

  rejection: {
    notAllowed: () => 'Tämä ei kuulu rooliisi tässä tilaisuudessa.',
    unreadable: () => 'Palvelin ei ymmärtänyt pyyntöä. Lataa sivu uudelleen ja yritä sitten.',
    textTooLong: ({ max }) => `Teksti on liian pitkä. Lyhennä se enintään ${max} merkkiin.`,
    textEmpty: () => 'Kirjoita ensin jotain.',
    equalOptions: () => 'Kaksi vaihtoehtoa on samoja. Muuta tai poista toinen.',
    nameWithoutLetter: () => 'Kirjoita nimi, jossa on jokin kirjain.',
    notFound: () => 'Kohdetta ei enää ole. Joku on ehtinyt poistaa sen.',
    stale: () => 'Tilanne ehti muuttua. Näet nyt uuden tilanteen: tarkista ja yritä uudelleen.',
    alreadyDecided: ({ by, state }) =>
      `${by.name ?? `Osallistuja ${by.number}`} ${state ? DECIDED[state] : 'ehti käsitellä tämän'}.`,
    meetingEnded: () => 'Tilaisuus on päättynyt. Uusia vastauksia ei oteta vastaan.',
    slowDown: ({ seconds }) => `Odota ${seconds} s ennen seuraavaa viestiä.`,
    limitReached: ({ limit }) => `Enimmäismäärä (${limit}) on jo käytössä.`,
    namePolicy: () => 'Tässä tilaisuudessa nimeä käytetään toisin. Katso ohje kohdasta Nimi.',
    isStaff: () => 'Vetäjää ei voi poistaa. Poista ensin rooli tai tee uusi linkki.',
    personRemoved: () =>
      'Vetäjät ovat parhaillaan poistamassa kirjoittamiasi tekstejä. Yritä hetken kuluttua.',
    noSuchPerson: ({ person }) => `Osallistujaa ${person} ei ole paikalla.`,
    controlsHeld: ({ by }) =>
      by.name
        ? `Ohjaus on nyt toisella: ${by.name}. Ota ohjaus ensin itsellesi.`
        : 'Ohjaus on toisella juontajalla. Ota ohjaus ensin itsellesi.',
    segmentStarted: () => 'Osio on jo alkanut.',
    alreadyAnswered: () => 'Tähän on jo vastattu, joten sitä ei voi muuttaa.',
    activityClosed: () =>
      'Tehtävä sulkeutui ennen kuin vastauksesi ehti perille. Vastausta ei tallennettu.',
    activityNotOpen: () => 'Tehtävää ei ole vielä avattu.',
    answersPaused: () => 'Vastaaminen on keskeytetty. Lähetä, kun se jatkuu.',
    listClosed: () => 'Puheenvuorojono on suljettu. Voit pyytää vuoroa, kun se avataan.',
    floorChanged: () => 'Puhuja ehti vaihtua. Katso tilanne ja yritä uudelleen.',
    alreadyWaiting: () => 'Tämä henkilö on jo jonossa.',
    alreadyPassed: () => 'Olet jo kerran siirtänyt vuoroasi.',
    wordsSpent: ({ words }) =>
      `Olet lähettänyt kaikki ${words} sanaasi. Voit poistaa niistä jonkin.`,
    tooManyWords: () => 'Kirjoita enintään kolme sanaa kerralla.',
    choiceInvalid: () => 'Valinta ei sovi tähän äänestykseen. Tarkista, montako voit valita.',
    votingStarted: () => 'Ääniä on jo annettu, joten tätä ei voi muuttaa.',
    wrongPhase: () => 'Tätä ei voi tehdä paperin nykyisessä vaiheessa.',
    placeInvalid: () => 'Ideaa ei voi siirtää oman alaideansa alle. Tasoja voi olla enintään 12.',
    budgetSpent: ({ votes }) =>
      `Olet antanut kaikki ${votes} ääntäsi. Ota jokin takaisin, niin voit antaa sen muualle.`,
    spentMore: ({ votes }) =>
      `Joku on jo antanut näin monta ääntä: ${votes}. Määrää ei voi laskea sen alle.`,
    proxyExceeds: ({ votes }) => `Näin moni on voinut antaa enintään ${votes} ääntä.`,
    notOfGroup: () => 'Tämän voi tehdä vain paperin ryhmä tai tilaisuuden vetäjä.',
    noStacking: () => 'Yhdelle idealle voi antaa vain yhden äänen.',
    cameLater: ({ opened }) =>
      `Tähän vastaavat vain ne, jotka tulivat ennen ${time(opened, 'fi')}.`,
    notYourOwn: () => 'Idean voi poistaa sen kirjoittaja tai vetäjä. Pyydä tarvittaessa vetäjää.',
    builtOn: () => 'Muut ovat jatkaneet tästä ideasta. Pyydä vetäjää poistamaan se.',
    reasonNeeded: () => 'Kirjoita perustelu, kun valitset muun kuin eniten ääniä saaneen.',
    chatClosed: () => 'Keskusteluun ei voi nyt kirjoittaa.',
    quieted: () => 'Moderaattori on hiljentänyt sinut. Voit yhä äänestää.',
    mergeInvalid: () =>
      'Valitse viesti, joka on esillä tai odottaa ja jota ei ole jo yhdistetty toiseen.',
    messageGone: () => 'Lähettäjä on perunut viestin tai sen teksti on poistettu.',
    decisionChanged: () => 'Joku muutti päätöstä samaan aikaan. Tarkista uusi teksti.',
    failed: () => 'Pyyntöä ei voitu toteuttaa. Mitään ei muuttunut.',
    tooManyPending: () => 'Liian monta pyyntöä odottaa vastausta. Odota hetki.',
    diskFull: () => 'Palvelimen levy on täynnä, eikä vastaustasi tallennettu. Kerro juontajalle.',
    unavailable: () =>
      'Palvelin ei voi nyt tallentaa, eikä vastauksesi tallentunut. Yritä hetken kuluttua uudelleen.',
  },
  refusal: {
    noSuchMeeting:
      'Tällä koodilla tai linkillä ei löydy tilaisuutta. Tarkista koodin kahdeksan numeroa.',
    linkRevoked: 'Tämä linkki ei ole enää voimassa. Pyydä juontajalta uusi.',
    roomFull: 'Tilaisuus on täynnä. Yritä hetken kuluttua uudelleen.',
    entranceClosed: 'Tilaisuuteen ei oteta nyt uusia. Pyydä vetäjää avaamaan sisäänpääsy.',
    tooManyTries:
      'Liian monta koodia odottaa vastausta samassa yhteydessä. Sivu yrittää hetken kuluttua uudelleen.',
    tooManyMeetings:
      'Täältä on luotu hetken aikaa liian monta tilaisuutta. Yritä muutaman minuutin kuluttua uudelleen.',
    makersSecret:
      'Tilaisuuden luomiseen tarvitaan palvelun ylläpitäjän antama salasana. Tarkista se.',
    oldVersion: 'Palvelu on päivitetty. Lataa sivu uudelleen.',
    badGreeting: 'Palvelin ei ymmärtänyt tätä sivua. Lataa sivu uudelleen.',
    notAllowed: 'Tällä linkillä ei pääse tähän.',
    unreadable: 'Palvelin ei ymmärtänyt pyyntöä. Lataa sivu uudelleen.',
    removed: 'Tilaisuuden säilytysaika on päättynyt, ja sen tiedot on poistettu.',
    wrongName: 'Nimi ei täsmää. Kirjoita tilaisuuden nimi täsmälleen samassa muodossa.',
    fileTooLarge: 'Tiedosto on liian suuri. Enimmäiskoko on 25 megatavua.',
    fileKind: 'Tämä tiedostomuoto ei käy. Valitse PDF-, PNG- tai JPEG-tiedosto.',
    tooManyFiles: 'Tilaisuudessa on jo enimmäismäärä tiedostoja. Poista ensin jokin.',
    filesTooLarge:
      'Tiedostot ylittäisivät yhteisen enimmäiskoon, 100 megatavua. Poista ensin jokin.',
    noSuchFile: 'Tiedostoa ei enää ole.',
    diskFull: 'Palvelimen levy on täynnä. Yritä hetken kuluttua uudelleen.',
    unavailable: 'Palvelu ei ole juuri nyt käytettävissä. Yritä hetken kuluttua uudelleen.',
  },
  toCode: 'Palaa etusivulle',
  reload: 'Lataa sivu uudelleen',
  tryAgain: 'Yritä uudelleen',
  noPart: 'Tätä sivun osaa ei saatu ladattua. Tarkista yhteys ja yritä uudelleen.',

  role: {
    participant: 'Osallistuja',
    presenter: 'Alustaja',
    stage: 'Valkokangas',
    organiser: 'Järjestäjä',
    secretary: 'Sihteeri',
    moderator: 'Moderaattori',
    host: 'Juontaja',
  },
  segmentKind: {
    welcome: 'Avaus',
    talk: 'Alustus',
    discussion: 'Keskustelu',
    activity: 'Tehtävä',
    groupWork: 'Ryhmätyö',
    break: 'Tauko',
    wrapUp: 'Koonti',
  },
  decidedBy: {
    vote: 'Äänestyksellä',
    consensus: 'Yksimielisesti',
    host: 'Juontajan päätöksellä',
    noDecision: 'Ei päätöstä',
  },
  participant: (number) => `Osallistuja ${number}`,
  staffMark: 'vetäjä',
  minutes: (count) => `${count}\u00a0min`,
  charactersLeft: (left) =>
    left < 0 ? `${characters(-left)} liikaa` : `${characters(left)} jäljellä`,
  moreWaiting: (count) => (count === 1 ? 'ja 1 muu jonossa' : `ja ${count} muuta jonossa`),
  poll: {
    round: (round) => `${round}. kierros`,
    before: (round, figures) => `${round}. kierros: ${figures}`,
    few: (answers) =>
      answers === 0 ? 'ei vastauksia' : `n = ${answers}; alle viiden jakaumaa ei näytetä`,
    cameBy: (at) => `Tähän osallistuvat vain ne, jotka tulivat tilaisuuteen ennen ${at}.`,
    outcome: 'Lopputulos',
  },
  timer: {
    kind: { plain: 'Ajastin', pitch: 'Pitchaus', questions: 'Kysymykset' },
    soon: 'aika loppuu pian',
    last: 'aika on loppumassa',
    over: 'yliajalla',
    stopped: 'pysäytetty',
    then: (length) => `Sen jälkeen kysymykset, ${length}`,
    closing: (seconds) => `Aika on täynnä. Tehtävä sulkeutuu ${seconds} sekunnin kuluttua.`,
    moment: {
      start: (kind, total) => `${kind}: ${minutesAndSeconds(total)}`,
      half: (kind) => `${kind}: puolet ajasta jäljellä`,
      minute: (kind) => `${kind}: 1 minuutti jäljellä`,
      halfMinute: (kind) => `${kind}: 30 sekuntia jäljellä`,
      end: (kind) => `${kind}: aika on täynnä`,
    },
  },
  draft: {
    kept: 'Keskeneräinen teksti säilyy.',
    cancelled: 'Keskeneräinen teksti poistettu.',
    unsure:
      'Lähetys jäi kesken, kun sivu latautui uudelleen. Teksti on tallessa: tarkista, tuliko se perille, ja lähetä tarvittaessa uudelleen.',
    keepOpen: 'Pidä tämä sivu auki, kunnes kirjoittamasi on lähtenyt.',
    leftTitle: 'Tätä ei ehditty lähettää',
    leftHint: 'Kopioi teksti, jos haluat käyttää sitä muualla.',
    copy: 'Kopioi teksti',
    copied: 'Teksti kopioitu',
    copyFailed: 'Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.',
    putAway: 'Poista teksti',
  },
  undo: 'Kumoa',
  close: 'Sulje',
  cancel: 'Peru',
  yes: 'Kyllä',
  no: 'Ei',
  abstain: 'Tyhjä',
  endsAt: (day) =>
    `Kukaan ei ole päättänyt tilaisuutta. Se päättyy automaattisesti ${day}, ellei kukaan tee sitä ennen mitään.`,
  notices: 'Huomautuksia',
};

export default texts;

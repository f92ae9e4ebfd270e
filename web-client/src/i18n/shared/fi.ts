import timer from '../../features/timer/texts/shared.fi';
import poll from '../../features/poll/texts/shared.fi';
import draft from '../../form/texts/shared.fi';
import { time } from '../format';
import type {
  DecidedBy,
  MessageStateName,
  Refusal,
  Rejection,
  Role,
  SegmentKind,
} from '../../protocol';

/** The words of each rejection; a code without words does not compile. */
type RejectionTexts = {
  [C in Rejection['code']]: (why: Extract<Rejection, { code: C }>) => string;
};

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

export default {
  product: 'Foorumi',
  language: 'Kieli',
  /** Title of a page in a state: "2. jonossa - Foorumi". */
  pageTitle: (state: string) => `${state} – Foorumi`,

  sending: 'Lähetetään',
  waiting: 'Odottaa vahvistusta',
  saved: 'Tallennettu',
  slow: 'Tallennus on hidasta. Vastauksesi on tässä laitteessa ja lähtee heti, kun yhteys palaa.',
  notSaved: 'Ei tallennettu',

  /** Names the place where the state of line and saving is told. */
  lineState: 'Yhteyden tila',
  connecting: 'Yhdistetään',
  live: 'Yhteys toimii',
  reconnecting: 'Ei yhteyttä. Vastauksesi säilyvät ja lähtevät, kun yhteys palaa.',
  /** Alert after 5 s without a line. */
  connectionLost: 'Yhteys katkesi. Vastauksesi säilyvät tässä laitteessa.',
  connectionBack: 'Yhteys palasi.',
  /** The server answers by HTTP, but no socket opens: what that means and what helps (FT60). */
  blocked:
    'Palvelin vastaa, mutta tämä verkko tai välityspalvelin ei päästä läpi jatkuvaa yhteyttä (WebSocket). Vaihda verkkoa, esimerkiksi puhelimen mobiilidataan, tai kytke VPN pois. Jos se ei auta, kerro asiasta palvelun ylläpidolle.',
  /** Storage is forbidden: what a reload loses (FT20). */
  notKept:
    'Selain ei salli tallennusta. Pidä tämä sivu auki: jos lataat sen uudelleen, palaat tilaisuuteen uutena osallistujana.',
  notKeptStaff:
    'Selain ei salli tallennusta. Pidä tämä sivu auki ja linkki tallessa: uudelleen ladattuna sivu ei muista asetuksiasi, keskeneräisiä tekstejä eikä sitä, että ohjaus oli sinulla.',
  unsent: (count: number) => (count === 1 ? '1 lähettämättä' : `${count} lähettämättä`),
  savingPaused: (since: string) =>
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
    promiseGiven: () =>
      'Osallistujia on jo tullut: heistä kerättäviä tietoja voi vain vähentää, eikä kieliä voi poistaa.',
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
  } satisfies RejectionTexts,
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
  } satisfies Record<Refusal, string>,
  /** The way out after a refusal. */
  toCode: 'Palaa etusivulle',
  reload: 'Lataa sivu uudelleen',
  tryAgain: 'Yritä uudelleen',
  /** A part of the page did not load. */
  noPart: 'Tätä sivun osaa ei saatu ladattua. Tarkista yhteys ja yritä uudelleen.',

  role: {
    participant: 'Osallistuja',
    presenter: 'Alustaja',
    stage: 'Valkokangas',
    organiser: 'Järjestäjä',
    secretary: 'Sihteeri',
    moderator: 'Moderaattori',
    host: 'Juontaja',
  } satisfies Record<Role, string>,
  segmentKind: {
    welcome: 'Avaus',
    talk: 'Alustus',
    discussion: 'Keskustelu',
    activity: 'Tehtävä',
    groupWork: 'Ryhmätyö',
    break: 'Tauko',
    wrapUp: 'Koonti',
  } satisfies Record<SegmentKind, string>,
  decidedBy: {
    vote: 'Äänestyksellä',
    consensus: 'Yksimielisesti',
    host: 'Juontajan päätöksellä',
    noDecision: 'Ei päätöstä',
  } satisfies Record<DecidedBy, string>,
  /** How somebody without a name is shown. */
  participant: (number: number) => `Osallistuja ${number}`,
  /** Stands beside the name of everybody of the staff. */
  staffMark: 'vetäjä',
  minutes: (count: number) => `${count}\u00a0min`,
  /** How many characters are left; below zero, how many there are too many. */
  charactersLeft: (left: number) =>
    left < 0 ? `${characters(-left)} liikaa` : `${characters(left)} jäljellä`,
  /** How many stand in the speaking queue behind those listed. */
  moreWaiting: (count: number) => (count === 1 ? 'ja 1 muu jonossa' : `ja ${count} muuta jonossa`),
  undo: 'Kumoa',
  close: 'Sulje',
  cancel: 'Peru',
  yes: 'Kyllä',
  no: 'Ei',
  abstain: 'Tyhjä',
  endsAt: (day: string) =>
    `Kukaan ei ole päättänyt tilaisuutta. Se päättyy automaattisesti ${day}, ellei kukaan tee sitä ennen mitään.`,
  /** Names a place for notices. */
  notices: 'Huomautuksia',
  poll,
  timer,
  draft,
};

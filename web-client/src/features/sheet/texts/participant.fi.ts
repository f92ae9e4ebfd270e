import type { BranchChange } from '../changes';
import type { MapMove } from '../keys';
import type { HallCountKind } from '../../../protocol';

export default {
  group: (name: string) => `Ryhmä: ${name}`,
  phase: {
    planned: 'Valmisteilla',
    build: 'Ideoiden keruu',
    comment: 'Kommentointi',
    vote: 'Äänestys',
    chosen: 'Tulos',
  },
  phaseHint: {
    planned: 'Paperi avataan myöhemmin.',
    build: 'Valitse kohta ja lisää sen alle oma ideasi.',
    comment: 'Valitse idea ja kirjoita siihen kommentti.',
    chosen: 'Äänet on laskettu.',
  },
  outline: 'Ideat',
  keys: 'Näppäimet',
  /** The keys in one sentence, for readers. */
  keysShort:
    'Nuolet: liiku. Enter: muokkaa. Insert: lisää alle. Vaihto+Enter: lisää rinnalle. Kysymysmerkki: kaikki näppäimet.',
  /** Key and what it does. */
  keyRows: {
    common: [
      ['↑ ↓', 'edellinen ja seuraava idea'],
      ['→ ←', 'avaa ja sulje haara, siirry alas ja ylös'],
      ['Home End', 'ensimmäinen ja viimeinen'],
      ['a–ö', 'idea, joka alkaa kirjaimella'],
    ],
    edit: [
      ['Enter', 'muokkaa'],
      ['Insert', 'lisää alle'],
      ['Vaihto+Enter', 'lisää rinnalle'],
      ['Ctrl+↑ ↓', 'siirrä ylös ja alas'],
      ['Ctrl+Vaihto+← →', 'siirrä ulommas ja sisemmäs'],
      ['Delete', 'poista'],
    ],
    vote: [['Välilyönti', 'anna ääni tai ota se takaisin']],
    drawing: [
      ['+ −', 'lähennä ja loitonna karttaa'],
      ['0', 'koko kartta'],
      ['Vaihto+nuolet', 'siirrä karttaa'],
    ],
    list: [['?', 'tämä luettelo']],
  } satisfies Record<'common' | 'edit' | 'vote' | 'drawing' | 'list', readonly [string, string][]>,
  calm: 'Rauhallinen näkymä',
  calmHint: 'Muiden muutokset odottavat, kunnes päivität ne näkyviin.',
  tell: 'Kerro muiden muutoksista',
  tellHint: 'Ruudunlukija kertoo ne haaroittain, enintään 10 sekunnin välein.',
  singles: 'Yhden merkin näppäimet käytössä',
  singlesHint: 'Kirjaimet, välilyönti, +, −, 0 ja ?. Poista käytöstä, jos käytät puheohjausta.',
  /** Changes of others that are held. */
  waiting: (count: number) => (count === 1 ? '1 muutos, päivitä' : `${count} muutosta, päivitä`),
  branchChanged: ({ branch, added, changed, removed }: BranchChange) =>
    `${branch}: ${[
      added > 0 && (added === 1 ? '1 uusi' : `${added} uutta`),
      changed > 0 && (changed === 1 ? '1 muutettu' : `${changed} muutettua`),
      removed > 0 && (removed === 1 ? '1 poistettu' : `${removed} poistettua`),
    ]
      .filter(Boolean)
      .join(', ')}`,
  moreBranches: (count: number) =>
    count === 1 ? 'Muutoksia yhdessä muussa haarassa' : `Muutoksia ${count} muussa haarassa`,
  /** What was deleted by somebody, and where one is now. */
  gone: (idea: string, now: string) => `Joku poisti idean ${idea}. Olet nyt kohdassa ${now}.`,
  below: (count: number) => (count === 1 ? '1 kohta piilossa' : `${count} kohtaa piilossa`),
  asTree: 'Näytä ideat puuna',
  ownVotes: (count: number) => (count === 1 ? 'äänesi' : `${count} ääntäsi`),
  contains: (texts: readonly string[]) => `sisältää: ${texts.join(', ')}`,
  mapView: 'Kartan näkymä',
  mapOf: (need: string) => `Miellekartta: ${need}. Samat ideat ovat luettelossa.`,
  mapMove: {
    nearer: 'Lähennä',
    farther: 'Loitonna',
    whole: 'Koko kartta',
    left: 'Vasemmalle',
    right: 'Oikealle',
    up: 'Ylös',
    down: 'Alas',
  } satisfies Record<MapMove, string>,
  ownGroup: 'Olet tässä ryhmässä.',
  inGroup: (name: string) => `Olet ryhmässä ${name}.`,
  members: (count: number) =>
    count === 1 ? 'Ryhmässä on 1 henkilö.' : `Ryhmässä on ${count} henkilöä.`,
  joinGroup: (name: string) => `Liity ryhmään ${name}`,
  leaveGroup: 'Poistu ryhmästä',
  joined: 'Olet ryhmässä',
  left: 'Et ole ryhmässä',
  groupOnly: 'Tätä paperia muokkaa sen ryhmä. Liity ryhmään, jos kuulut siihen.',
  outward: 'Siirrä ulommas',
  inward: 'Siirrä sisemmäs',
  hallVotes: (votes: number) => (votes === 1 ? 'salista 1 ääni' : `salista ${votes} ääntä`),
  hallBatch: (people: number, kind: HallCountKind) =>
    `Salista äänesti ${people} ${kind === 'hands' ? 'käsiä nostamalla' : 'paperilla'}. Äänet näkyvät erikseen.`,
  pick: 'Valitse jatkoon',
  pickNamed: (idea: string) => `Valitse jatkoon: ${idea}`,
  whyThis: 'Miksi juuri tämä',
  /** Names the way back to a text that was begun. */
  goOn: (text: string) => `Jatka kirjoittamista: ${text}`,
  acts: (idea: string) => `Valittu: ${idea}`,
  addChild: 'Lisää alle',
  addSibling: 'Lisää rinnalle',
  edit: 'Muokkaa',
  comment: 'Kommentoi',
  up: 'Siirrä ylös',
  down: 'Siirrä alas',
  moveTo: 'Siirrä toisen alle',
  moveToTitle: (idea: string) => `Minkä alle siirretään: ${idea}`,
  duplicate: 'Merkitse samaksi kuin toinen idea',
  duplicateTitle: (idea: string) => `Minkä idean tämä toistaa: ${idea}`,
  duplicateOff: 'Poista kaksoismerkintä',
  duplicateOf: (idea: string) => `sama kuin: ${idea}`,
  remove: 'Poista',
  removed: (idea: string) => `Poistettu: ${idea}`,
  restored: 'Palautettu',
  more: 'Muut toiminnot',
  newIdea: (parent: string) => `Uusi idea: ${parent}`,
  save: 'Tallenna',
  send: 'Lähetä',
  comments: (count: number) => (count === 1 ? '1 kommentti' : `${count} kommenttia`),
  empty: 'Ei vielä ideoita. Lisää ensimmäinen.',
  need: 'Kehittämistarve',
  staffOnly: 'Tätä paperia muokkaavat tilaisuuden vetäjät.',
  moved: 'Siirretty',
  votesLeft: (left: number, of: number) =>
    `${left} jäljellä ${of}:${[2, 3, 6, 8].includes(of) ? 'sta' : 'stä'}`,
  voteRule: (stacking: boolean) =>
    stacking ? 'Yhdelle idealle voi antaa useita ääniä.' : 'Yhdelle idealle voi antaa yhden äänen.',
  votesMove: 'Äänestät nimettömästi ja voit siirtää ääniä, kunnes äänestys suljetaan.',
  /** Says who sees the votes, from what is stored. */
  anonymous:
    'Kun äänestys suljetaan, tieto siitä, kuka äänesti mitäkin, hävitetään. Vain lukumäärät jäävät.',
  give: 'Anna ääni',
  takeBack: 'Ota ääni takaisin',
  giveShort: 'Anna',
  givenShort: 'Annettu',
  /** For readers, after the idea: how many given, how many left. */
  voteCounts: (given: number, left: number) => `${given} annettu, ${left} jäljellä`,
  votes: (count: number) => (count === 1 ? '1 ääni' : `${count} ääntä`),
  voters: (count: number) => (count === 1 ? '1 äänestäjä' : `${count} äänestäjää`),
  picked: 'Valittu jatkoon',
  leading: 'Eniten ääniä',
  tie: 'Tasatilanne',
  why: (reason: string) => `Perustelu: ${reason}`,
  noVotes: 'Ääniä ei annettu.',
  waitingVote: 'Tällä paperilla ei ole ideoita, joita voisi äänestää.',
  stored:
    'Palvelin tallentaa ideoiden ja kommenttien yhteyteen, kuka ne kirjoitti, myös nimesi, jos annoit sen. Vetäjät näkevät kirjoittajan, muut vain tekstin.',
};

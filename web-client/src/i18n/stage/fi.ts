import type { StageTexts } from './texts';

const texts: StageTexts = {
  title: 'Valkokangas',
  joinAt: 'Liity:',
  code: 'Koodi',
  qr: 'QR-koodi, joka avaa osallistujan sivun',
  connecting: 'Yhdistetään',
  lineLost: 'Ei yhteyttä. Yhdistetään uudelleen.',
  blank: 'Valkokangas on tyhjä.',

  howTo: 'Näin osallistut',
  pointCamera: 'Suuntaa puhelimen kamera QR-koodiin tai avaa osoite ja anna koodi.',
  noAccount: 'Et tarvitse sovellusta, tunnuksia etkä nimeä.',
  recordingTitle: 'Tallenne',
  recorded: (audience) =>
    audience
      ? `Tilaisuus tallennetaan. Tallenteen voi katsoa: ${audience}`
      : 'Tilaisuus tallennetaan.',
  recordingPlace: (place) => `Tallenne löytyy täältä: ${place}`,
  recordingUntil: (date) => `Katsottavissa ${date} asti`,
  notRecorded: 'Tilaisuutta ei tallenneta.',

  elapsed: 'Kulunut',
  planned: 'Suunniteltu',
  startedAt: 'Alkoi',
  next: 'Seuraavaksi',
  breakContinues: 'Jatkamme',
  breakOver: 'Jatkamme aivan pian',

  floorNow: 'Puheenvuoro',
  floorPaused: 'Puheenvuoro, kello seis',
  speakingTime: 'Puheaika',
  pointOfOrder: 'Työjärjestyspuheenvuoro',
  reply: 'Vastauspuheenvuoro',
  goesOn: (who) => `Sitten jatkaa ${who}`,
  nextSpeakers: 'Seuraavaksi',
  nobodyWaits: 'Kuka haluaa puheenvuoron?',
  askForFloor: 'Pyydä puheenvuoro puhelimella.',
  listClosed: 'Puheenvuorojono on suljettu',

  answered: (count, present, percent) => `${count} / ${present} vastannut (${percent})`,
  answeredOnly: (count) => `${count} vastannut`,
  answerOnPhone: 'Vastaa puhelimella',
  answersPaused: 'Vastaaminen on keskeytetty',
  resultsAtClose: 'Tulokset näytetään, kun äänestys suljetaan',
  closed: 'Äänestys on päättynyt',
  option: 'Vaihtoehto',
  votes: 'Ääniä',
  share: 'Osuus',
  abstained: 'Tyhjiä',
  shareOf: (count) => `Osuudet ${count} vastauksesta`,
  several: 'Sai valita useita',
  statement: 'Väittämä',
  low: 'täysin eri mieltä',
  high: 'täysin samaa mieltä',
  cantSay: 'en osaa sanoa',
  median: 'mediaani',
  answers: 'n =',
  noAnswers: 'Odotetaan ensimmäistä vastausta',
  moreOnPhone: (count) =>
    count === 1 ? 'Lisäksi 1 vastaus tuloksissa' : `Lisäksi ${count} vastausta tuloksissa`,

  cloudPicture: (words, common) => `Sanapilvi, ${words} sanaa, yleisimmät ${common}`,
  words: (count) => (count === 1 ? '1 sana' : `${count} sanaa`),
  moreWords: (count) => (count === 1 ? '+1 muu luettelossa' : `+${count} muuta luettelossa`),
  mostCommon: 'Yleisimmät sanat',
  wordsHidden: 'Sanat näytetään, kun juontaja avaa ne',
  firstWord: (address, code) => `Odotetaan ensimmäistä sanaa. Avaa ${address}/${code}`,
  sendWords: (count) =>
    count === 1 ? 'Lähetä 1 sana puhelimella' : `Lähetä ${count} sanaa puhelimella`,

  phase: {
    build: 'Lisää ideoita puhelimella',
    comment: 'Kommentoi ideoita puhelimella',
    vote: 'Äänestä puhelimella',
    chosen: 'Äänestyksen tulos',
  },
  give: (votes) => (votes === 1 ? 'Anna 1 ääni' : `Anna ${votes} ääntä`),
  voters: (count) => (count === 1 ? '1 äänestänyt' : `${count} äänestänyttä`),
  voteCount: (votes) => (votes === 1 ? '1 ääni' : `${votes} ääntä`),
  ideas: (count) => (count === 1 ? '1 idea' : `${count} ideaa`),
  moreIdeas: (count) => (count === 1 ? 'ja 1 muu idea' : `ja ${count} muuta ideaa`),
  picked: 'Jatkoon',
  tie: 'Tasatilanne',
  contains: (texts) => `sisältää: ${texts.join(', ')}`,
  hallVotes: (votes) => `+ ${votes} salista`,
  hallPeople: (people) => `salissa ${people}`,
  map: (need, ideas) => `Miellekartta ”${need}”, ${ideas === 1 ? '1 idea' : `${ideas} ideaa`}`,

  decisions: 'Päätökset',
  owner: 'Vastuu',
  due: 'Aikataulu',
  moreDecisions: (count) => (count === 1 ? 'ja 1 muu muistiossa' : `ja ${count} muuta muistiossa`),

  ended: 'Tilaisuus on päättynyt',
  thanks: 'Kiitos osallistumisesta',
  sameLink: 'Kooste tulee samaan osoitteeseen, josta liityit.',
};

export default texts;

export default {
  organisedBy: (who: string) => `Järjestää ${who}`,
  instructions: 'Näin osallistut',
  recorded: 'Tilaisuus tallennetaan.',
  notRecorded: 'Tilaisuutta ei tallenneta.',
  recordingAudience: 'Kuka voi katsoa',
  recordingPlace: 'Missä tallenne on',
  recordingUntil: 'Katsottavissa viimeistään',
  haveRead: 'Olen lukenut tämän',
  read: 'Luettu',
  noticeTitle: 'Ennen kuin aloitetaan',
  name: 'Nimi',
  nameHint: 'Vapaaehtoinen, enintään 40 merkkiä.',
  nameRequiredTitle: 'Kuka olet?',
  nameSeen:
    'Nimesi näkyy puheenvuorojonossa ja viesteissäsi kaikille. Nimettömissä äänestyksissä ja sanapilvissä se ei näy kenellekään.',
  nameAnonymous: 'Tässä tilaisuudessa ei käytetä nimiä. Muut näkevät sinut numerolla.',
  nameGive: 'Tallenna nimi',
  nameTakeOff: 'Poista nimi',
  nameNow: (name: string) => `Nimesi on ${name}.`,
  youAre: (number: number) => `Ilman nimeä näyt muodossa Osallistuja ${number}.`,
  ended: 'Tilaisuus on päättynyt',
  thanks: 'Kiitos, että olit mukana',
  endedAt: (time: string) => `Tilaisuus päättyi ${time}.`,
  own: 'Sinun osuutesi',
  ownWords: 'Sanasi',
  summary: 'Kooste: päätökset, sanapilvet ja äänestykset',
  gone: 'Yksittäiset vastaukset ja viestit on poistettu. Kooste on alla.',
  results: 'Tulokset',
  roleGiven: (role: string) => `Sait tilaisuudessa roolin: ${role}.`,
  roleOpen: 'Avaa roolin sivu',
  noticeMemoTextReplaced:
    'Toinen kirjoittaja tallensi muistion kohdan sinun jälkeesi. Sinun tekstisi on sen vieressä.',
  noticeTextReplaced: (idea: string) =>
    `Joku muutti kirjoittamaasi ideaa. Nyt siinä lukee: ${idea}`,
  noticeWordHidden: (word: string) => `Sanasi ”${word}” piilotettiin. Voit lähettää toisen sanan.`,
  noticeWordRemoved: 'Vetäjät poistivat sanasi. Voit lähettää toisen sanan.',
  noticeDeclined: (reason: string) => `Puheenvuoropyyntösi poistettiin jonosta. Syy: ${reason}`,
  noticeDetail: (question: string) =>
    `Vetäjät kysyvät puheenvuoropyynnöstäsi: ${question} Vastaa kirjoittamalla aihe.`,
  noticeMerged: (who: string) =>
    `Puheenvuoropyyntösi yhdistettiin samaa asiaa koskevaan pyyntöön: ${who}.`,
  noticeAnswered: (answer: string) => `Puheenvuoropyyntöösi vastattiin kirjallisesti: ${answer}`,
  noticeRestored: 'Vetäjät kumosivat toimensa: puheenvuoropyyntösi on taas ennallaan.',
  noticePersonRemoved: 'Vetäjät poistivat nimesi ja sen, mitä olet kirjoittanut.',
  noticePersonRestored: 'Poisto peruttiin. Kaikki on ennallaan.',
  noticeNameRemoved: 'Vetäjät poistivat nimesi.',
  namesChanged: {
    anonymous: 'Tilaisuudessa ei enää käytetä nimiä. Annetut nimet on poistettu.',
    optional: 'Nimen antaminen on nyt vapaaehtoista.',
    required: 'Osallistujilta kysytään nyt nimi.',
  },
  keepingChanged: (kept: string) => `Säilytysaika on muuttunut. ${kept}`,
  gotIt: 'Selvä',
  coming: 'Tuloksia kootaan.',
  recording: 'Tallenne',
  until: (date: string) =>
    `Yksittäiset vastaukset ja viestit poistetaan ${date}. Kooste jää tälle sivulle.`,
  keptDays: (days: number) =>
    days === 0
      ? 'Yksittäiset vastaukset ja viestit poistetaan, kun tilaisuus päättyy. Järjestäjälle jäävät tulokset.'
      : `Yksittäiset vastaukset ja viestit poistetaan ${days} päivän kuluttua tilaisuuden päättymisestä. Järjestäjälle jäävät tulokset.`,
};

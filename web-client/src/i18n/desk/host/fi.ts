import type { HostTexts } from './texts';

const host: HostTexts = {
  now: 'Nyt',
  controls: 'Päätoiminnot',
  next: 'Seuraava',
  nextWhat: (title) => `Aloita seuraava osio: ${title}`,
  nothingNext: 'Ei enää osioita',
  previous: 'Aloita edellinen osio uudelleen',
  hideScreen: 'Piilota valkokangas',
  showScreen: 'Näytä valkokangas',
  pauseAnswers: 'Keskeytä vastaaminen',
  resumeAnswers: 'Jatka vastaamista',
  answersPaused: 'Vastaaminen on keskeytetty',
  answersResumed: 'Vastaaminen jatkuu',
  nothingOpen: 'Yhtään tehtävää ei ole auki',
  left: 'Osion aikaa jäljellä',
  over: 'yliajalla',
  timer: 'Aika',
  noTimer: 'Mikään osio ei ole käynnissä',
  ready: 'Valmiina alkamaan',
  readyMore: 'Osallistujat tulevat koodilla, QR-koodilla tai linkillä. Mitään ei tarvitse säätää.',
  startFirst: 'Aloita ensimmäinen osio',
  between: 'Mikään osio ei ole käynnissä. Aloita seuraava, kun olet valmis.',
  readAloud: 'Voit lukea ääneen',
  joinAt: 'Liity osoitteessa',
  code: 'Koodi',
  qr: 'Osallistujien linkin QR-koodi',
  participantLink: 'Osallistujien linkki',
  copyLink: 'Kopioi linkki',
  copied: 'Linkki on kopioitu.',
  copyFailed: 'Linkkiä ei voitu kopioida. Valitse se ja kopioi itse.',
  finish: 'Päätä tämä osio',
  finished: 'Osio päättyi.',
  preflight: {
    title: 'Ennen alkua',
    agenda: (segments) =>
      segments === 0
        ? 'Ohjelma on tyhjä'
        : segments === 1
          ? 'Ohjelmassa 1 osio'
          : `Ohjelmassa ${segments} osiota`,
    recorded: 'Tallenteesta kerrotaan osallistujille',
    notRecorded: 'Osallistujille kerrotaan, ettei tilaisuutta tallenneta',
    languages: (names) => `Ohjelma on kaikilla kielillä: ${names}`,
    untranslated: (names) => `Ohjelmasta puuttuu kieliä: ${names}`,
    screen: 'Valkokankaan teksti näkyy takariviin',
    moderator: 'Moderaattori on paikalla',
    sound: 'Puhujan ääni kuuluu',
    hints: {
      screen: 'Avaa valkokankaan linkki ja lue liittymiskoodi takarivistä.',
      moderator: 'Joku seuraa keskustelua ja puheenvuoropyyntöjä.',
      sound: 'Salissa ja videoyhteydessä.',
    },
    ready: 'Kaikki on valmista.',
    notYet: 'Tarkista vielä yllä olevat kohdat.',
  },
  openOrClose: 'Avaa seuraava tehtävä tai sulje avoin',
  resultsOrNot: 'Näytä tulokset valkokankaalla tai palaa osioon',
};

export default host;

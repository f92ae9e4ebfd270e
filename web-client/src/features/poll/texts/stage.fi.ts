export default {
  answeredOnly: (count: number) => `${count} vastannut`,
  answerOnPhone: 'Vastaa puhelimella',
  answersPaused: 'Vastaaminen on keskeytetty',
  resultsAtClose: 'Tulokset näytetään, kun äänestys suljetaan',
  closed: 'Äänestys on päättynyt',
  option: 'Vaihtoehto',
  votes: 'Ääniä',
  share: 'Osuus',
  abstained: 'Tyhjiä',
  shareOf: (count: number) => `Osuudet ${count} vastauksesta`,
  /** More than one has the most votes: which ones. */
  tie: (which: string) => `Tasatilanne: ${which}`,
  several: 'Sai valita useita',
  statement: 'Väittämä',
  low: 'täysin eri mieltä',
  high: 'täysin samaa mieltä',
  cantSay: 'en osaa sanoa',
  median: 'mediaani',
  answers: 'n =',
  noAnswers: 'Odotetaan ensimmäistä vastausta',
  moreOnPhone: (count: number) =>
    count === 1 ? 'Lisäksi 1 vastaus tuloksissa' : `Lisäksi ${count} vastausta tuloksissa`,
};

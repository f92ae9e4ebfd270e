export default {
  results: 'Tulos',
  answered: (count: number) => (count === 1 ? '1 vastannut' : `${count} vastannutta`),
  /** After the number of those who answered. */
  blank: (count: number) => `, joista tyhjiä ${count}`,
  shareOf: (count: number) =>
    count === 1 ? 'Osuudet yhdestä vastauksesta.' : `Osuudet ${count} vastauksesta.`,
  yours: 'vastauksesi',
  option: 'Vaihtoehto',
  count: 'Ääniä',
  share: 'Osuus',
  median: 'Mediaani',
  mean: 'Keskiarvo',
  noAnswers: 'Ei vastauksia.',
};

import type { PollTexts } from './texts';

const poll: PollTexts = {
  form: {
    single: 'Yksi valinta',
    multiple: 'Monta valintaa',
    yesNo: 'Kyllä, ei tai tyhjä',
    scale: 'Väittämät 1–5',
    open: 'Omin sanoin',
  },
  formLabel: 'Muoto',
  paste: 'Kysymys ja vaihtoehdot',
  pasteHint: {
    single: 'Ensimmäiselle riville kysymys, sitten vaihtoehdot omille riveilleen.',
    multiple: 'Ensimmäiselle riville kysymys, sitten vaihtoehdot omille riveilleen.',
    yesNo: 'Kysymys.',
    scale: 'Ensimmäiselle riville otsikko, sitten väittämät omille riveilleen.',
    open: 'Kysymys.',
  },
  problem: {
    noQuestion: 'Kirjoita kysymys ensimmäiselle riville.',
    fewOptions: 'Kirjoita vähintään kaksi vaihtoehtoa, kukin omalle rivilleen.',
    manyOptions: 'Kysymyksen jälkeen enintään 20 riviä.',
    noStatements: 'Kirjoita vähintään yksi väittämä omalle rivilleen.',
    long: 'Jokin rivi on yli 300 merkkiä pitkä.',
  },
  most: 'Valintoja enintään',
  shown: {
    atClose: 'Kun äänestys suljetaan',
    live: 'Koko ajan',
    afterOwnVote: 'Kullekin oman äänen jälkeen',
  },
  shownLabel: 'Tulokset näkyvät',
  named: 'Nimellinen: tulos kertoo, kuka valitsi mitäkin',
  namedHint:
    'Muuten tulokset eivät kerro, kuka valitsi mitäkin: eivät sivulla eivätkä tulospaketissa.',
  isNamed: 'nimellinen',
  isAnonymous: 'nimetön',
  makeAnonymous: 'Muuta nimettömäksi',
  madeAnonymous: 'Äänestys on nyt nimetön.',
  option: 'Vaihtoehto',
  count: 'Ääniä',
  share: 'Osuus',
  statement: 'Väittämä',
  low: 'eri mieltä',
  high: 'samaa mieltä',
  cantSay: 'en osaa sanoa',
  median: 'mediaani',
  answers: 'Vastauksia',
  abstained: (count) => `Tyhjiä: ${count}`,
  result: (question) => `Tulos: ${question}`,
  noResult: 'Ei vastauksia',
  ballots: 'Kuka valitsi mitäkin',
};

export default poll;

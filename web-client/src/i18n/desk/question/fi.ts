import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Kysymykset alustajalle',
  empty: 'Ei vielä kysymyksiä',
  backers: (count) => `${count} kannattaa`,
  answered: 'vastattu',
  markAnswered: 'Merkitse vastatuksi',
  markOpen: 'Palauta avoimeksi',
  saidAnswered: 'kysymys merkittiin vastatuksi',
  saidOpen: 'kysymys palautettiin avoimeksi',
};

export default question;

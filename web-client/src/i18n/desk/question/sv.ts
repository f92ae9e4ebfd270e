import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Frågor till inledaren',
  empty: 'Inga frågor ännu',
  backers: (count) => `${count} stöder`,
  answered: 'besvarad',
  markAnswered: 'Markera som besvarad',
  markOpen: 'Öppna igen',
  saidAnswered: 'frågan markerades som besvarad',
  saidOpen: 'frågan öppnades igen',
};

export default question;

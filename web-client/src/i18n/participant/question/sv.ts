import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Frågor till inledaren',
  hint: 'Stöd de frågor som du vill ha svar på.',
  back: (text) => `Stöd: ${text}`,
  backShort: 'Stöd',
  backers: (count) => `${count} stöder`,
  answered: 'Besvarad',
};

export default question;

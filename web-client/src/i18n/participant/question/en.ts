import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Questions to the presenter',
  hint: 'Back the questions that you want answered.',
  back: (text) => `Back: ${text}`,
  backShort: 'Back',
  backers: (count) => `${count} back it`,
  answered: 'Answered',
};

export default question;

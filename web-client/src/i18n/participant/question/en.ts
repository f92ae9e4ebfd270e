import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Questions to the presenter',
  hint: 'Support the questions that you want answered.',
  back: (text) => `Support: ${text}`,
  backShort: 'Support',
  backers: (count) => (count === 1 ? '1 supports it' : `${count} support it`),
  answered: 'Answered',
};

export default question;

import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Kysymykset alustajalle',
  hint: 'Kannata kysymyksiä, joihin haluat vastauksen.',
  back: (text) => `Kannata: ${text}`,
  backShort: 'Kannata',
  backers: (count) => `${count} kannattaa`,
  answered: 'Vastattu',
};

export default question;

import type { QuestionTexts } from './texts';

const question: QuestionTexts = {
  title: 'Kysymykset alustajalle',
  hint: 'Kannata kysymyksiä, joihin haluat vastauksen.',
  back: (text) => `Kannata: ${text}`,
  backShort: 'Kannata',
  backed: 'Kannatat',
  backers: (count) => `${count} kannattaa`,
  answered: 'Vastattu',
};

export default question;

import type { HomeTexts } from './texts';

const texts: HomeTexts = {
  title: 'Foorumi',
};

export default texts;

import type { DeskTexts } from './texts';

const texts: DeskTexts = {
  title: 'Foorumi',
};

export default texts;

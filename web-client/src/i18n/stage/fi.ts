import type { StageTexts } from './texts';

const texts: StageTexts = {
  title: 'Foorumi',
};

export default texts;

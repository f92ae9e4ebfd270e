import type { ParticipantTexts } from './texts';

const texts: ParticipantTexts = {
  title: 'Foorumi',
};

export default texts;

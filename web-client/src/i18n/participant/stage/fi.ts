import type { StageTexts } from './texts';

const stage: StageTexts = {
  show: 'Näytä valkokankaan sisältö',
  title: 'Valkokankaalla',
  blank: 'Valkokangas on nyt tyhjä.',
  join: (code) => `Liittymiskoodi ${code}`,
  queueEmpty: 'Kukaan ei jonota puheenvuoroa.',
  hasFloor: (who) => `Puhuu ${who}`,
  waiting: 'Seuraavana jonossa',
};

export default stage;

import type { StageTexts } from './texts';

const stage: StageTexts = {
  show: 'Visa storbildens innehåll',
  title: 'På storbilden',
  blank: 'Storbilden är tom just nu.',
  join: (code) => `Kod för att delta ${code}`,
  queueEmpty: 'Ingen väntar på ordet.',
  hasFloor: (who) => `Ordet har ${who}`,
  waiting: 'Näst på listan',
};

export default stage;

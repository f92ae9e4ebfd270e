import type { StageTexts } from './texts';

const stage: StageTexts = {
  show: 'Show what is on the stage',
  title: 'On the stage',
  blank: 'The stage is blank now.',
  join: (code) => `Join code ${code}`,
  queueEmpty: 'Nobody is waiting for the floor.',
  hasFloor: (who) => `${who} has the floor`,
  waiting: 'Next in the queue',
};

export default stage;

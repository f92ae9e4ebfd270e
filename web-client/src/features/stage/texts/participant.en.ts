import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  show: 'Show what is on the stage',
  title: 'On the stage',
  blank: 'The stage is blank now.',
  join: (code) => `Join code ${code}`,
  queueEmpty: 'Nobody is waiting for the floor.',
  hasFloor: (who) => `${who} has the floor`,
  waiting: 'Next in the queue',
} satisfies Texts<typeof fi>;

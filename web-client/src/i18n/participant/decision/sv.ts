import type { DecisionTexts } from './texts';

const decision: DecisionTexts = {
  title: 'Beslut',
  none: 'Inga beslut har antecknats än.',
  agreed: 'Beslut',
  owner: 'Ansvarig',
  due: 'Tidsplan',
  figures: 'Siffror',
  followUp: 'Fortsättning',
};

export default decision;

import type { DecisionTexts } from './texts';

const decision: DecisionTexts = {
  title: 'Decisions',
  none: 'No decisions have been recorded yet.',
  agreed: 'Decision',
  owner: 'Owner',
  due: 'Due',
  figures: 'Figures',
  followUp: 'Follow-up',
};

export default decision;

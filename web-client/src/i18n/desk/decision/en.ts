import type { DecisionTexts } from './texts';

const decision: DecisionTexts = {
  title: 'Decisions',
  record: 'Record a decision',
  edit: 'Edit the decision',
  agreed: 'What was agreed',
  agreedWhyNot: 'Why there was no decision',
  how: 'How',
  figures: 'Figures',
  figuresHint: 'For example 14 for, 3 against.',
  owner: 'Who takes it on',
  ownerHint: 'One person.',
  due: 'By when',
  followUp: 'How it goes on',
  needAgreed: 'Write what was agreed.',
  recorded: 'The decision is in the memo.',
  changed: 'The decision was changed.',
  removed: 'The decision was removed.',
  noOwner: 'nobody takes it on yet',
  noDue: 'no date yet',
  none: 'No decisions yet',
  noneMore: 'Every matter gets some decision: what was agreed, who takes it on, by when.',
  editNamed: (agreed) => `Edit the decision: ${agreed}`,
  removeNamed: (agreed) => `Remove the decision: ${agreed}`,
  segment: 'Segment',
  currentSegment: 'The segment going on',
};

export default decision;

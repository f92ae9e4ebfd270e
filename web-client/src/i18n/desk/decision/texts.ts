/** Decisions. */
export interface DecisionTexts {
  askedGone: string;
  askedTitle: string;
  recordFor: (question: string) => string;
  noDecision: string;
  noDecisionFor: (question: string) => string;
  skip: string;
  skipFor: (question: string) => string;
  skipped: (question: string) => string;
  carried: string;
  title: string;
  record: string;
  edit: string;
  agreed: string;
  agreedWhyNot: string;
  how: string;
  figures: string;
  figuresHint: string;
  owner: string;
  due: string;
  followUp: string;
  needAgreed: string;
  recorded: string;
  changed: string;
  removed: string;
  noOwner: string;
  noDue: string;
  none: string;
  noneMore: string;
  editNamed: (agreed: string) => string;
  removeNamed: (agreed: string) => string;
  segment: string;
}

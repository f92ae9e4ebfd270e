/** Decisions. */
export interface DecisionTexts {
  title: string;
  none: string;
  agreed: string;
  owner: string;
  due: string;
  figures: string;
  followUp: string;
}

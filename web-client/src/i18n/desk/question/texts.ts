/** Questions to the presenter. */
export interface QuestionTexts {
  title: string;
  empty: string;
  backers: (count: number) => string;
  answered: string;
  markAnswered: string;
  markOpen: string;
  saidAnswered: string;
  saidOpen: string;
}

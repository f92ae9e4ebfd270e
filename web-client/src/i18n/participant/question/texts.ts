/** Questions to the presenter. */
export interface QuestionTexts {
  title: string;
  hint: string;
  back: (text: string) => string;
  backShort: string;
  backers: (count: number) => string;
  answered: string;
}

/** The people. */
export interface PeopleTexts {
  title: string;
  intro: string;
  find: string;
  role: string;
  roleOf: (who: string) => string;
  none: string;
  nobody: string;
  given: (who: string, role: string) => string;
  more: (count: number) => string;
}

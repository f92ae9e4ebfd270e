/** What the home pages say. */
export interface HomeTexts {
  /** Title of the page. */
  title: string;
}

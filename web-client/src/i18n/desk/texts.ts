/** What the desk pages say. */
export interface DeskTexts {
  /** Title of the page. */
  title: string;
}

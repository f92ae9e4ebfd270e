/** What the stage pages say. */
export interface StageTexts {
  /** Title of the page. */
  title: string;
}

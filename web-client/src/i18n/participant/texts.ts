/** What the participant pages say. */
export interface ParticipantTexts {
  /** Title of the page. */
  title: string;
}

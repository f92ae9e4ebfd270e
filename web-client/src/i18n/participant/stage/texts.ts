/** What the stage shows. */
export interface StageTexts {
  show: string;
  title: string;
  blank: string;
  join: (code: string) => string;
  queueEmpty: string;
  hasFloor: (who: string) => string;
  waiting: string;
}

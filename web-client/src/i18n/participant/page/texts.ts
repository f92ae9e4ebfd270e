/** The page itself. */
export interface PageTexts {
  now: string;
  chat: string;
  more: string;
  back: string;
  waitingForRoom: string;
  /** Others are let in first. */
  inRow: (place: number) => string;
  unread: (count: number) => string;
  newTask: (question: string) => string;
  answersPaused: string;
  answersResumed: string;
  task: (at: number, of: number) => string;
  previousTask: string;
  nextTask: string;
  tasks: string;
  sections: string;
}

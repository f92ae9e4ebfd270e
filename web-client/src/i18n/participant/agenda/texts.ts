/** The agenda. */
export interface AgendaTexts {
  title: string;
  before: string;
  beforeMore: string;
  between: string;
  startedAt: (time: string) => string;
  next: string;
  running: string;
  done: string;
  presenters: (names: string) => string;
  nothingToDo: string;
  breakMore: string;
  late: string;
  soFar: (segments: number, decisions: number) => string;
  lateSeen: string;
}

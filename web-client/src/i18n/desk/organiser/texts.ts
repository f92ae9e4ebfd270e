/** The organiser’s page. */
export interface OrganiserTexts {
  standing: string;
  state: string;
  live: string;
  ended: string;
  segment: string;
  present: string;
  began: string;
  endedAt: string;
  kept: string;
  keptDecisions: string;
  keptIncomplete: (count: number) => string;
  keptActivities: string;
  keptMessages: string;
  keptMemo: string;
  attendance: string;
  attendanceNone: string;
  attendanceFor: (use: string) => string;
  notice: string;
  noticeRead: (count: number) => string;
  recorded: string;
  notRecorded: string;
  notStarted: string;
  /** The store may lose the last moments when it crashes. */
  reduced: string;
}

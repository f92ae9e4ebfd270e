/** The meeting, the notice, the own name. */
export interface MeetingTexts {
  organisedBy: (who: string) => string;
  instructions: string;
  recorded: string;
  notRecorded: string;
  recordingAudience: string;
  recordingPlace: string;
  recordingUntil: string;
  haveRead: string;
  read: string;
  noticeTitle: string;
  name: string;
  nameHint: string;
  nameRequiredTitle: string;
  nameSeen: string;
  nameAnonymous: string;
  nameGive: string;
  nameTakeOff: string;
  nameNow: (name: string) => string;
  youAre: (number: number) => string;
  ended: string;
  endedAt: (time: string) => string;
  endedMore: string;
  results: string;
  roleGiven: (role: string) => string;
  roleOpen: string;
  noticeMemoTextReplaced: string;
  noticeTextReplaced: (idea: string) => string;
  noticeWordHidden: (word: string) => string;
  noticeWordRemoved: string;
  noticeDeclined: (reason: string) => string;
  noticeDetail: (question: string) => string;
  noticeMerged: (who: string) => string;
  noticeAnswered: (answer: string) => string;
  noticeRestored: string;
  gotIt: string;
}

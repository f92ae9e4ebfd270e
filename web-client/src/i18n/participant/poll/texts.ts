/** Polls. */
export interface PollTexts {
  send: string;
  change: string;
  takeBack: string;
  abstain: string;
  abstained: string;
  /** Says who sees the answer, from what is stored. */
  anonymous: (open: boolean) => string;
  named: string;
  shownAtClose: string;
  shownLive: string;
  shownAfterOwnVote: string;
  saved: string;
  closed: string;
  closedUnseen: string;
  closedNotAnswered: string;
  /** Beside the choice, when it was sent without one. */
  needChoice: string;
  chooseOne: string;
  choose: (min: number, max: number, options: number) => string;
  scaleLow: string;
  scaleHigh: string;
  /** Name of each value from 1 to 5. */
  scale: readonly [string, string, string, string, string];
  cantSay: string;
  statement: string;
  statementsLeft: (count: number) => string;
  openLabel: string;
  results: string;
  answered: (count: number) => string;
  abstainedCount: (count: number) => string;
  option: string;
  count: string;
  share: string;
  median: string;
  mean: string;
  answers: string;
  noAnswers: string;
  fewHere: string;
}

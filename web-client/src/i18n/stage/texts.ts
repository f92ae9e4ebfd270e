import type { SheetPhase } from '../../protocol';

/** What the stage says; also its preview and its text on a phone. */
export interface StageTexts {
  title: string;
  /** Before the address that people type. */
  joinAt: string;
  code: string;
  qr: string;
  connecting: string;
  lineLost: string;
  blank: string;

  howTo: string;
  pointCamera: string;
  noAccount: string;
  recordingTitle: string;
  recorded: (audience: string) => string;
  recordingPlace: (place: string) => string;
  recordingUntil: (date: string) => string;
  notRecorded: string;

  elapsed: string;
  planned: string;
  startedAt: string;
  /** What follows: the next segment's title stands after it. */
  next: string;
  breakContinues: string;
  breakOver: string;

  floorNow: string;
  floorPaused: string;
  speakingTime: string;
  pointOfOrder: string;
  reply: string;
  /** Who goes on after a direct reply. */
  goesOn: (who: string) => string;
  nextSpeakers: string;
  nobodyWaits: string;
  askForFloor: string;
  listClosed: string;

  answered: (count: number, present: number, percent: string) => string;
  answeredOnly: (count: number) => string;
  answerOnPhone: string;
  answersPaused: string;
  resultsAtClose: string;
  closed: string;
  option: string;
  votes: string;
  share: string;
  abstained: string;
  shareOf: (count: number) => string;
  several: string;
  statement: string;
  low: string;
  high: string;
  cantSay: string;
  median: string;
  answers: string;
  noAnswers: string;
  moreOnPhone: (count: number) => string;

  /** The cloud in one sentence for readers. */
  cloudPicture: (words: number, common: string) => string;
  words: (count: number) => string;
  moreWords: (count: number) => string;
  mostCommon: string;
  wordsHidden: string;
  firstWord: (address: string, code: string) => string;
  sendWords: (count: number) => string;

  phase: Record<Exclude<SheetPhase, 'planned'>, string>;
  give: (votes: number) => string;
  voters: (count: number) => string;
  voteCount: (votes: number) => string;
  ideas: (count: number) => string;
  moreIdeas: (count: number) => string;
  picked: string;
  tie: string;
  contains: (texts: readonly string[]) => string;
  hallVotes: (votes: number) => string;
  hallPeople: (people: number) => string;
  map: (need: string, ideas: number) => string;

  decisions: string;
  owner: string;
  due: string;
  moreDecisions: (count: number) => string;

  ended: string;
  thanks: string;
  sameLink: string;
}

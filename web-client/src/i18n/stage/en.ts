import type { StageTexts } from './texts';

const texts: StageTexts = {
  title: 'Stage',
  joinAt: 'Join:',
  code: 'Code',
  qr: 'QR code that opens the participant’s page',
  connecting: 'Connecting',
  lineLost: 'No connection. Reconnecting.',
  blank: 'The stage is blank.',

  howTo: 'How to take part',
  pointCamera: 'Point your phone’s camera at the QR code, or open the address and type the code.',
  noAccount: 'You need no app, no account and no name.',
  recordingTitle: 'Recording',
  recorded: (audience) =>
    audience
      ? `The meeting is recorded. The recording may be seen by: ${audience}`
      : 'The meeting is recorded.',
  recordingPlace: (place) => `The recording is here: ${place}`,
  recordingUntil: (date) => `Available until ${date}`,
  notRecorded: 'The meeting is not recorded.',

  elapsed: 'Elapsed',
  planned: 'Planned',
  startedAt: 'Started',
  next: 'Next',
  breakContinues: 'We go on at',
  breakOver: 'We go on in a moment',

  floorNow: 'Has the floor',
  floorPaused: 'Has the floor, clock paused',
  speakingTime: 'Speaking time',
  pointOfOrder: 'Point of order',
  reply: 'Direct reply',
  goesOn: (who) => `${who} goes on after this`,
  nextSpeakers: 'Next',
  nobodyWaits: 'Who would like the floor?',
  askForFloor: 'Ask for the floor on your phone.',
  listClosed: 'The speaking queue is closed',

  answered: (count, present, percent) => `${count} of ${present} answered (${percent})`,
  answeredOnly: (count) => `${count} answered`,
  answerOnPhone: 'Answer on your phone',
  answersPaused: 'Answers are paused',
  resultsAtClose: 'Results are shown when the poll is closed',
  closed: 'The poll is closed',
  option: 'Option',
  votes: 'Votes',
  share: 'Share',
  abstained: 'Abstained',
  shareOf: (count) => `Shares of ${count} answers`,
  several: 'Several could be chosen',
  statement: 'Statement',
  low: 'strongly disagree',
  high: 'strongly agree',
  cantSay: 'can’t say',
  median: 'median',
  answers: 'n =',
  noAnswers: 'Waiting for the first answer',
  moreOnPhone: (count) =>
    count === 1 ? '1 more answer in the results' : `${count} more answers in the results`,

  cloudPicture: (words, common) => `Word cloud, ${words} words, most common ${common}`,
  words: (count) => (count === 1 ? '1 word' : `${count} words`),
  moreWords: (count) => `+${count} more in the list`,
  mostCommon: 'Most common words',
  wordsHidden: 'The words are shown when the host reveals them',
  firstWord: (address, code) => `Waiting for the first word. Open ${address}/${code}`,
  sendWords: (count) =>
    count === 1 ? 'Send 1 word on your phone' : `Send ${count} words on your phone`,

  phase: {
    build: 'Add ideas on your phone',
    comment: 'Comment on ideas on your phone',
    vote: 'Vote on your phone',
    chosen: 'Result of the vote',
  },
  give: (votes) => (votes === 1 ? 'Give 1 vote' : `Give ${votes} votes`),
  voters: (count) => `${count} voted`,
  voteCount: (votes) => (votes === 1 ? '1 vote' : `${votes} votes`),
  ideas: (count) => (count === 1 ? '1 idea' : `${count} ideas`),
  moreIdeas: (count) => (count === 1 ? 'and 1 more idea' : `and ${count} more ideas`),
  picked: 'Goes on',
  tie: 'Tie',
  contains: (texts) => `contains: ${texts.join(', ')}`,
  hallVotes: (votes) => `+ ${votes} from the hall`,
  hallPeople: (people) => `${people} in the hall`,
  map: (need, ideas) => `Mind map “${need}”, ${ideas === 1 ? '1 idea' : `${ideas} ideas`}`,

  decisions: 'Decisions',
  owner: 'Owner',
  due: 'Due',
  moreDecisions: (count) => `and ${count} more in the memo`,

  ended: 'The meeting has ended',
  thanks: 'Thank you for taking part',
  sameLink: 'The summary comes to the same address that you joined at.',
};

export default texts;

import type { PollTexts } from './texts';

const characters = (count: number) => (count === 1 ? '1 character' : `${count} characters`);

const poll: PollTexts = {
  send: 'Send the answer',
  change: 'Send the changed answer',
  takeBack: 'Take the answer back',
  abstain: 'Abstain',
  abstained: 'You abstained.',
  anonymous: (open) =>
    `You answer anonymously: when the poll closes, the key between you and your answer is destroyed, and only the ${open ? 'texts of the answers' : 'counts'} remain.`,
  named:
    'The answer is given by name: after the close, staff and the result bundle tell who answered what.',
  shownAtClose: 'The result is shown when the poll closes.',
  shownLive: 'The result is shown all the time.',
  shownAfterOwnVote: 'You see the result when you have answered.',
  saved: 'Saved. You can change the answer until the close.',
  closed: 'The poll is closed.',
  closedUnseen: 'The result is not shown.',
  closedNotAnswered: 'You did not answer this.',
  chooseOne: 'Choose one.',
  choose: (min, max, options) => {
    if (min <= 1 && max >= options) return 'Choose one or more.';
    if (min <= 1) return `Choose ${max} at most.`;
    return min === max ? `Choose ${min}.` : `Choose ${min}–${max}.`;
  },
  scaleLow: 'strongly disagree',
  scaleHigh: 'strongly agree',
  scale: ['strongly disagree', 'disagree', 'neither agree nor disagree', 'agree', 'strongly agree'],
  cantSay: 'Can’t say',
  statement: 'Statement',
  statementsLeft: (count) =>
    count === 1 ? '1 statement to answer' : `${count} statements to answer`,
  openLabel: 'Your answer',
  charactersLeft: (count) =>
    count < 0 ? `${characters(-count)} too many` : `${characters(count)} left`,
  results: 'Result',
  answered: (count) => (count === 1 ? '1 answer' : `${count} answers`),
  abstainedCount: (count) => `Abstained ${count}`,
  option: 'Option',
  count: 'Votes',
  share: 'Share',
  median: 'Median',
  mean: 'Mean',
  answers: 'Answers',
  openAnswers: 'Answers',
  noAnswers: 'No answers.',
};

export default poll;

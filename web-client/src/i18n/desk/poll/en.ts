import type { PollTexts } from './texts';

const poll: PollTexts = {
  form: {
    single: 'One choice',
    multiple: 'Several choices',
    yesNo: 'Yes, no or abstain',
    scale: 'Statements 1-5',
    open: 'Own words',
  },
  formLabel: 'Form',
  paste: 'Question and options',
  pasteHint: {
    single: 'First line: the question. Then one option a line.',
    multiple: 'First line: the question. Then one option a line.',
    yesNo: 'The question.',
    scale: 'First line: the heading. Then one statement a line.',
    open: 'The question.',
  },
  problem: {
    noQuestion: 'Write the question on the first line.',
    fewOptions: 'Write at least two options, one a line.',
    manyOptions: 'At most 20 lines after the question.',
    noStatements: 'Write at least one statement on a line of its own.',
    long: 'A line is longer than 300 characters.',
  },
  most: 'Most choices',
  shown: {
    atClose: 'When the poll is closed',
    live: 'All the time',
    afterOwnVote: 'To each person after their own vote',
  },
  shownLabel: 'Results are seen',
  named: 'By name: results tell who chose what',
  namedHint:
    'Without this, results never tell who chose what: not on the page, not in the result bundle.',
  isNamed: 'by name',
  isAnonymous: 'anonymous',
  makeAnonymous: 'Make anonymous',
  madeAnonymous: 'The poll is now anonymous.',
  option: 'Option',
  count: 'Votes',
  share: 'Share',
  statement: 'Statement',
  low: 'disagree',
  high: 'agree',
  cantSay: 'can’t say',
  median: 'median',
  answers: 'Answers',
  abstained: (count) => `Abstained: ${count}`,
  result: (question) => `Result: ${question}`,
  noResult: 'No answers',
  ballots: 'Who chose what',
};

export default poll;

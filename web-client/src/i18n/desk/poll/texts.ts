import type { ResultsShown } from '../../../protocol';
import type { FormName, PasteProblem } from '../../../features/poll/paste';

/** Polls. */
export interface PollTexts {
  form: Record<FormName, string>;
  formLabel: string;
  paste: string;
  pasteHint: Record<FormName, string>;
  problem: Record<PasteProblem, string>;
  most: string;
  shown: Record<ResultsShown, string>;
  shownLabel: string;
  named: string;
  namedHint: string;
  isNamed: string;
  isAnonymous: string;
  makeAnonymous: string;
  madeAnonymous: string;
  option: string;
  count: string;
  share: string;
  statement: string;
  low: string;
  high: string;
  cantSay: string;
  median: string;
  answers: string;
  abstained: (count: number) => string;
  result: (question: string) => string;
  noResult: string;
  ballots: string;
  outcomeLabel: string;
  outcomeHint: string;
  outcomeSave: string;
  outcomeSkip: string;
  outcomeEdit: string;
  outcomeWrite: string;
  outcomeSaved: string;
  openRound: string;
  roundOpened: (round: number) => string;
}

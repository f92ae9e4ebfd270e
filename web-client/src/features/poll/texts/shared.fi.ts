export default {
  /** "Round 2". */
  round: (round: number) => `${round}. kierros`,
  /** What a row got in an earlier round. */
  before: (round: number, figures: string) => `${round}. kierros: ${figures}`,
  /** Instead of columns, of few answers. */
  few: (answers: number) =>
    answers === 0 ? 'ei vastauksia' : `n = ${answers}; alle viiden jakaumaa ei näytetä`,
  /** On the form of a vote that is asked again: who answers it (rule TR3). */
  cameBy: (at: string) => `Tähän osallistuvat vain ne, jotka tulivat tilaisuuteen ennen ${at}.`,
  /** Names the sentence that a poll led to. */
  outcome: 'Lopputulos',
};

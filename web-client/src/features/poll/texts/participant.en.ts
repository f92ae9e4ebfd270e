import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  /** What is asked for, by the form. */
  kind: { single: 'Vote', yesNo: 'Vote', multiple: 'Vote', scale: 'Survey', open: 'Question' },
  send: 'Send the answer',
  change: 'Send the changed answer',
  takeBack: 'Take the answer back',
  abstain: 'Abstain',
  abstained: 'You abstained.',
  anonymous: (open) =>
    `You answer anonymously. When the poll closes, the record of who answered what is destroyed; only the ${open ? 'texts of the answers' : 'counts'} remain.`,
  named:
    'You answer by name. After closing, staff can see who answered what, and it is in the organiser’s result bundle.',
  shownAtClose: 'The result is shown when the poll closes.',
  shownLive: 'The result is shown all the time.',
  shownAfterOwnVote: 'You see the result when you have answered.',
  saved: 'Saved. You can change the answer until the close.',
  closed: 'The poll is closed',
  closedUnseen: 'The result is not shown.',
  closedNotAnswered: 'You did not answer this.',
  needChoice: 'Choose an answer before you send.',
  chooseOne: 'Choose one.',
  choose: (min, max, options) => {
    if (min <= 1 && max >= options) return 'Choose one or more.';
    if (min <= 1) return `Choose at most ${max} options.`;
    return `Choose ${min === max ? min : `${min}–${max}`} options.`;
  },
  scaleLow: 'strongly disagree',
  scaleHigh: 'strongly agree',
  scale: ['strongly disagree', 'disagree', 'neither agree nor disagree', 'agree', 'strongly agree'],
  cantSay: 'Can’t say',
  statement: 'Statement',
  statementsLeft: (count) =>
    count === 1 ? '1 statement to answer' : `${count} statements to answer`,
  openLabel: 'Your answer',
  fewHere: 'Fewer than five people are here: few answers may give away who gave them.',
} satisfies Texts<typeof fi>;

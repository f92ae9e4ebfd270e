import type { TextState } from '../../../protocol';

/** Texts that the desk looks into: ideas, comments, words, answers in own words. */
export interface DeskGuardTexts {
  title: (waiting: number) => string;
  /** Where nothing is left to look into but what was hidden. */
  reviewed: string;
  hiddenTexts: (count: number) => string;
  state: Record<TextState, string>;
  author: (who: string) => string;
  show: string;
  showNamed: (text: string) => string;
  shownSaid: (text: string) => string;
  hide: string;
  hideNamed: (text: string) => string;
  hiddenSaid: (text: string) => string;
  remove: string;
  removeNamed: (text: string) => string;
  removeTitle: string;
  removeBody: string;
  removeNow: string;
  removedSaid: string;
}

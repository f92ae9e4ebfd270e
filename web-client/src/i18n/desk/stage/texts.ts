import type { StageGround } from '../../../protocol';

/** What the stage shows. */
export interface StageTexts {
  title: string;
  view: string;
  segment: string;
  queue: string;
  welcome: string;
  activity: (question: string) => string;
  nothing: string;
  hidden: string;
  shown: (what: string) => string;
  isHidden: string;
  isShown: string;
  ground: Record<StageGround, string>;
  groundNow: (ground: string) => string;
}

import type { ActivityPlan, ActivityState } from '../../../protocol';

type ActivityKind = ActivityPlan['kind'];

/** Activities of any kind. */
export interface ActivityTexts {
  title: string;
  none: string;
  noneMore: string;
  add: string;
  addTo: (segment: string) => string;
  edit: string;
  changed: string;
  kind: Record<ActivityKind, string>;
  kindLabel: string;
  state: Record<ActivityState, string>;
  open: string;
  openNamed: (question: string) => string;
  close: string;
  closeNamed: (question: string) => string;
  closingIn: (seconds: number) => string;
  closeNow: string;
  keepOpen: string;
  answered: (count: number, present: number, share: string) => string;
  answeredOnly: (count: number) => string;
  slowing: string;
  question: string;
  needQuestion: string;
  /** Names the list of lines as they will be saved. */
  savedAs: (count: number) => string;
  marksOff: string;
  removed: (question: string) => string;
  added: (question: string) => string;
  opened: (question: string) => string;
  closed: (question: string) => string;
  showOnScreen: string;
  onScreen: string;
  more: (question: string) => string;
  cameLater: (answers: number, later: number) => string;
  moreThanPresent: (most: number) => string;
  askAgain: string;
}

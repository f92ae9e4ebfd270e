import type { PlaceReason, QueuePolicy, RequestKind } from '../../../protocol';

/** The speaking queue. */
export interface QueueTexts {
  ask: string;
  closed: string;
  closedList: string;
  closedMore: string;
  title: string;
  place: (place: number) => string;
  placeShort: (place: number) => string;
  next: string;
  nextShort: string;
  floor: string;
  floorShort: string;
  floorAlert: string;
  nextAlert: string;
  estimate: (minutes: number) => string;
  reason: Record<PlaceReason, string>;
  kind: Record<RequestKind, string>;
  kindHint: Record<RequestKind, string>;
  kindLabel: string;
  replyWaits: string;
  turnWaits: string;
  detail: string;
  detailMore: string;
  moved: (why: string) => string;
  undone: string;
  topic: string;
  topicHint: string;
  saveTopic: string;
  withdraw: string;
  withdrawn: string;
  notNow: string;
  notNowHint: string;
  passed: string;
  endFloor: string;
  speaking: string;
  speakingTime: string;
  paused: string;
  waiting: string;
  empty: string;
  policy: Record<QueuePolicy, string>;
  you: string;
  askPointOfOrder: string;
  askReply: string;
}

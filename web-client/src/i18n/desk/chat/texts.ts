import type { ChatMode, MessageState, RejectReason } from '../../../protocol';

/** Chat and moderation. */
export interface ChatTexts {
  title: string;
  waiting: string;
  held: string;
  published: string;
  archive: string;
  waitingEmpty: string;
  heldEmpty: string;
  publishedEmpty: string;
  archiveEmpty: string;
  unreviewed: (count: number) => string;
  oldest: (age: string) => string;
  seconds: (count: number) => string;
  minutes: (count: number) => string;
  late: string;
  veryLate: string;
  fresh: (count: number) => string;
  approve: string;
  hold: string;
  reject: string;
  takeOff: string;
  actNamed: (act: string, who: string) => string;
  reason: Record<RejectReason, string>;
  reasonTitle: string;
  decided: (who: string) => string;
  state: Record<MessageState['state'], string>;
  did: Record<Exclude<MessageState['state'], 'waiting'>, string>;
  mode: string;
  modeName: Record<ChatMode, string>;
  modeSaid: (mode: string) => string;
  slow: string;
  slowOff: string;
  slowSeconds: (seconds: number) => string;
  moveKeys: string;
  next: string;
  previous: string;
  showOlder: (count: number) => string;
  heldForHost: string;
  heldMore: (count: number) => string;
  words: string;
  requests: string;
  noCloud: string;
  messageOf: (who: string) => string;
}

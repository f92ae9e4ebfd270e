import type { BranchChange } from '../../../features/sheet/changes';
import type { Glide } from '../../../features/sheet/keys';
import type { HallCountKind } from '../../../protocol';

/** Sheets and their votes. */
export interface SheetTexts {
  group: (name: string) => string;
  phase: { planned: string; build: string; comment: string; vote: string; chosen: string };
  phaseHint: { planned: string; build: string; comment: string; vote: string; chosen: string };
  outline: string;
  keys: string;
  /** The keys in one sentence, for readers. */
  keysShort: string;
  /** Key and what it does. */
  keyRows: Record<'common' | 'edit' | 'vote' | 'drawing' | 'list', readonly [string, string][]>;
  calm: string;
  calmHint: string;
  tell: string;
  tellHint: string;
  singles: string;
  singlesHint: string;
  /** Changes of others that are held. */
  waiting: (count: number) => string;
  branchChanged: (change: BranchChange) => string;
  moreBranches: (count: number) => string;
  /** What was deleted by somebody, and where one is now. */
  gone: (idea: string, now: string) => string;
  below: (count: number) => string;
  asTree: string;
  ownVotes: (count: number) => string;
  contains: (texts: readonly string[]) => string;
  mapView: string;
  mapOf: (need: string) => string;
  glide: Record<Glide, string>;
  ownGroup: string;
  inGroup: (name: string) => string;
  members: (count: number) => string;
  joinGroup: (name: string) => string;
  leaveGroup: string;
  joined: string;
  left: string;
  groupOnly: string;
  outward: string;
  inward: string;
  hallVotes: (votes: number) => string;
  hallBatch: (people: number, kind: HallCountKind) => string;
  pick: string;
  pickNamed: (idea: string) => string;
  whyThis: string;
  /** Names the way back to a text that was begun. */
  goOn: (text: string) => string;
  acts: (idea: string) => string;
  addChild: string;
  addSibling: string;
  edit: string;
  comment: string;
  up: string;
  down: string;
  moveTo: string;
  moveToTitle: (idea: string) => string;
  duplicate: string;
  duplicateTitle: (idea: string) => string;
  duplicateOff: string;
  duplicateOf: (idea: string) => string;
  remove: string;
  removed: (idea: string) => string;
  restored: string;
  more: string;
  newIdea: (parent: string) => string;
  save: string;
  send: string;
  comments: (count: number) => string;
  empty: string;
  need: string;
  staffOnly: string;
  moved: string;
  votesLeft: (left: number, of: number) => string;
  voteRule: (votes: number, stacking: boolean) => string;
  votesSave: string;
  /** Says who sees the votes, from what is stored. */
  anonymous: string;
  give: string;
  takeBack: string;
  given: string;
  /** For readers, after the idea: how many given, how many left. */
  voteCounts: (given: number, left: number) => string;
  votes: (count: number) => string;
  voters: (count: number) => string;
  picked: string;
  leading: string;
  tie: string;
  why: (reason: string) => string;
  noVotes: string;
  waitingVote: string;
  stored: string;
}

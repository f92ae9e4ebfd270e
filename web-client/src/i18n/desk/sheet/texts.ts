import type { SheetPhase } from '../../../protocol';

/** Sheets and their votes. */
export interface SheetTexts {
  phase: Record<SheetPhase, string>;
  phaseLabel: (need: string) => string;
  toPhase: Record<Exclude<SheetPhase, 'planned'>, string>;
  phaseSaid: Record<SheetPhase, string>;
  back: string;
  backTo: (phase: string) => string;
  backTitle: string;
  backBody: string;
  backYes: string;
  all: (count: number) => string;
  ideas: (count: number) => string;
  voters: (count: number, present: number, share: string) => string;
  need: string;
  firstIdeas: string;
  firstIdeasHint: string;
  editors: string;
  everyone: string;
  staffOnly: string;
  votes: string;
  stacking: string;
  group: string;
  pick: string;
  pickNamed: (idea: string) => string;
  picked: string;
  pickedSaid: (idea: string) => string;
  why: string;
  whyHint: string;
  leading: string;
  tie: (count: number) => string;
  votesFor: (count: number) => string;
  noVotes: string;
  reason: (why: string) => string;
  needNeed: string;
  voting: string;
  votingSaved: string;
  duplicate: string;
  comments: (count: number) => string;
  removedIdea: (idea: string) => string;
  removeIdea: (idea: string) => string;
  manage: string;
}

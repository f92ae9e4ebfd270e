import type { DecisionPart, MemoPart, SegmentPart } from '../../protocol';

/** What is missing before a memo is given out. Told, never in the way (rules DM1, DM3). */
export interface Gaps {
  /** Decisions without an owner or a date. */
  decisions: readonly DecisionPart[];
  /** Activities over which it was not told what was agreed. */
  asked: number;
  /** Texts that a later one replaced, still waiting beside it. */
  replaced: number;
  /** Segments that were held and have no decision, not even "no decision". */
  segments: readonly SegmentPart[];
  /** Whether nobody is named as the author. */
  author: boolean;
}

/** What stands in a meeting, as far as gaps are looked for in it. */
export interface MemoSource {
  decisions: readonly DecisionPart[];
  agreed: readonly unknown[];
  blocks: readonly { replaced?: readonly unknown[] }[];
  segments: readonly SegmentPart[];
  memo: MemoPart | undefined;
}

/** The gaps of a memo as it stands. */
export function gapsOf({ decisions, agreed, blocks, segments, memo }: MemoSource): Gaps {
  const decided = new Set(decisions.map(({ segment }) => segment));
  // Nothing is decided in a welcome or a break.
  const matters = segments.filter(({ kind }) => kind !== 'welcome' && kind !== 'break');
  return {
    decisions: decisions.filter(({ incomplete }) => incomplete),
    asked: agreed.length,
    replaced: blocks.reduce((sum, { replaced }) => sum + (replaced?.length ?? 0), 0),
    segments: matters.filter(({ id, state }) => state !== 'planned' && !decided.has(id)),
    author: !memo?.head.author,
  };
}

/** Whether anything is missing. */
export function isWhole(gaps: Gaps): boolean {
  const { decisions, asked, replaced, segments, author } = gaps;
  return decisions.length + asked + replaced + segments.length === 0 && !author;
}

import { byOwnId } from '../../room/order';
import { contents } from './outline';
import { hallVotes, totals } from './hallCounts';
import type { IdeaPart, SheetPart, TallyPart } from '../../protocol';

/** An idea in the list that stands for the drawing. */
export interface RankedIdea {
  idea: IdeaPart;
  /** Votes, once the vote is closed. */
  votes: number | undefined;
  /** Votes from the hall, where any batch was entered (rule DV9). */
  hall: number | undefined;
  /** Texts that were merged into it (rule DV5). */
  contains: readonly string[];
  leading: boolean;
  picked: boolean;
}

/**
 * The ideas of a sheet as a list without its root and without duplicates: by votes once there is a
 * tally, equal ones in the order in which they came; before that the first level in its order.
 */
export function ranked(
  sheet: SheetPart,
  ideas: readonly IdeaPart[],
  tally: TallyPart | undefined,
): RankedIdea[] {
  const merged = contents(ideas);
  const hall = tally?.proxies && tally.proxies.length > 0 ? tally : undefined;
  const entries = ideas
    .filter((idea) => idea.id !== sheet.root && idea.duplicateOf === undefined)
    .map((idea) => ({
      idea,
      votes: tally ? (tally.votes[idea.id] ?? 0) : undefined,
      hall: hall && hallVotes(hall, idea.id),
      contains: merged.get(idea.id) ?? [],
      leading: tally?.leading.includes(idea.id) ?? false,
      picked: sheet.picked === idea.id,
    }));
  if (tally) {
    const sums = totals(tally);
    const sum = ({ idea }: RankedIdea) => sums.get(idea.id) ?? 0;
    return entries.sort((a, b) => sum(b) - sum(a) || byOwnId(a.idea, b.idea));
  }
  return entries
    .filter(({ idea }) => idea.parent === sheet.root)
    .sort((a, b) => a.idea.order - b.idea.order);
}

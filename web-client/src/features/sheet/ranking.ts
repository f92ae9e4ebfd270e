import { byOwnId } from '../../room/order';
import type { IdeaPart, SheetPart, TallyPart } from '../../protocol';

/** An idea in the list that stands for the drawing. */
export interface Listed {
  idea: IdeaPart;
  /** Votes, once the vote is closed. */
  votes: number | undefined;
  leading: boolean;
  picked: boolean;
}

/**
 * The ideas of a sheet as a list without its root and without duplicates: by votes once there is a
 * tally, equal ones in the order in which they came; before that the first level in its order.
 */
export function listed(
  sheet: SheetPart,
  ideas: readonly IdeaPart[],
  tally: TallyPart | undefined,
): Listed[] {
  const entries = ideas
    .filter((idea) => idea.id !== sheet.root && idea.duplicateOf === undefined)
    .map((idea) => ({
      idea,
      votes: tally ? (tally.votes[idea.id] ?? 0) : undefined,
      leading: tally?.leading.includes(idea.id) ?? false,
      picked: sheet.picked === idea.id,
    }));
  if (tally)
    return entries.sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0) || byOwnId(a.idea, b.idea));
  return entries
    .filter(({ idea }) => idea.parent === sheet.root)
    .sort((a, b) => a.idea.order - b.idea.order);
}

import type { IdeaId } from '../../protocol';

/** Votes by idea; an idea that is not named has none. */
export type Dots = Readonly<Partial<Record<IdeaId, number>>>;

/** How many votes are given. */
export function given(dots: Dots): number {
  return Object.values(dots).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** The votes with one more for an idea; nothing when the rules do not allow it (rules DV1, DV2). */
export function giveOne(dots: Dots, idea: IdeaId, votes: number, stacking: boolean) {
  const now = dots[idea] ?? 0;
  if (given(dots) >= votes || (now > 0 && !stacking)) return undefined;
  return { ...dots, [idea]: now + 1 };
}

/** The votes with one fewer for an idea. */
export function takeOne(dots: Dots, idea: IdeaId): Dots {
  const { [idea]: now = 0, ...others } = dots;
  return now > 1 ? { ...others, [idea]: now - 1 } : others;
}

/** Whether two sets of votes are the same. */
export function sameDots(a: Dots, b: Dots): boolean {
  const ideas = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ideas].every((idea) => (a[idea] ?? 0) === (b[idea] ?? 0));
}

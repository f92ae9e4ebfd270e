import type { MyQueuePart, MyRequest } from '../../protocol';

/** Where a person stands: the one thing that the button in every view tells. */
export type Standing =
  | { is: 'out' }
  | { is: 'floor' }
  | { is: 'next'; request: MyRequest }
  | { is: 'waiting'; request: MyRequest }
  /** A direct reply that staff have not granted. */
  | { is: 'asked'; request: MyRequest };

/** The most pressing of a person's own requests (rule SQ11). */
export function standingOf(mine: MyQueuePart | undefined): Standing {
  if (mine?.floor) return { is: 'floor' };
  const placed = (mine?.requests ?? []).filter(({ place }) => place !== undefined);
  const [first] = placed.sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  if (first) return { is: first.place === 1 ? 'next' : 'waiting', request: first };
  const asked = mine?.requests[0];
  return asked ? { is: 'asked', request: asked } : { is: 'out' };
}

/** An estimate in full minutes, rounded so that it does not promise more than it knows. */
export function waitMinutes(seconds: number): number {
  return seconds < 60 ? 0 : Math.round(seconds / 60);
}

import type { IdeaId, TallyPart } from '../../protocol';

/** Votes that batches from the hall bring an idea (rule DV9). */
export function hallVotes(tally: TallyPart, idea: IdeaId): number {
  return (tally.proxies ?? []).reduce((sum, batch) => sum + (batch.votes[idea] ?? 0), 0);
}

/** Own votes and the hall's together by idea: only for order and for who leads, never shown. */
export function totals(tally: TallyPart): Map<IdeaId, number> {
  const ids = Object.keys(tally.votes);
  return new Map(ids.map((id) => [id, (tally.votes[id] ?? 0) + hallVotes(tally, id)]));
}

/** People whose votes came in batches. */
export function hallPeople(tally: TallyPart): number {
  return (tally.proxies ?? []).reduce((sum, batch) => sum + batch.people, 0);
}

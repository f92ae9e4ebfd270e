import { desk } from '../../i18n/desk/desk';
import type { ActivityId, Command, DecisionCard, DecisionPart, SegmentId } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Staff } from '../../staff/staff';

/**
 * Records a decision in a segment (`null` = the one going on), as what was agreed over a closed
 * activity, if it answers one; Undo removes it.
 */
export function recordDecision(
  { room, acts }: Staff,
  segment: SegmentId | null,
  activity: ActivityId | null,
  card: DecisionCard,
  progress: Progress,
): Promise<boolean> {
  const known = new Set(room.decisions.map((one) => one.id));
  return acts.do(
    { decision: { do: 'record', segment, activity, card } },
    {
      progress,
      doneText: desk.t.decision.recorded,
      undo: () => {
        const born = room.decisions.find(
          (one) => !known.has(one.id) && one.card.agreed === card.agreed,
        );
        return born && removal(born);
      },
    },
  );
}

/** Replaces a decision as it was seen; Undo puts the former card back. */
export function editDecision(
  { room, acts }: Staff,
  decision: DecisionPart,
  card: DecisionCard,
  seen: number,
  progress: Progress,
): Promise<boolean> {
  const before = decision.card;
  const wish = (card: DecisionCard, seen: number): Command => ({
    decision: { do: 'edit', decision: decision.id, card, seen },
  });
  return acts.do(wish(card, seen), {
    progress,
    doneText: desk.t.decision.changed,
    undo: () => {
      const now = room.decisions.find((one) => one.id === decision.id);
      return now && wish(before, now.revision);
    },
  });
}

/** Removes a decision; Undo records it again. */
export function removeDecision({ acts }: Staff, decision: DecisionPart, progress: Progress) {
  const { segment, activity, card } = decision;
  void acts.do(removal(decision), {
    progress,
    doneText: desk.t.decision.removed,
    undo: () => ({
      decision: { do: 'record', segment: segment ?? null, activity: activity ?? null, card },
    }),
  });
}

function removal({ id }: DecisionPart): Command {
  return { decision: { do: 'remove', decision: id } };
}

import type { Command, SheetPart, SheetPhase } from '../../protocol';
import type { PartOf } from '../../room/parts.svelte';
import type { Activity, Room } from '../../room/room.svelte';
import { activitiesOf } from '../activity/acts';

/** A phase that a sheet that has been opened can be in. */
export type LivePhase = Exclude<SheetPhase, 'planned'>;

/** The phases in their order (rule MM2). */
export const PHASES: readonly SheetPhase[] = ['planned', 'build', 'comment', 'vote', 'chosen'];

/** The phase after this one. */
export function phaseAfter(phase: SheetPhase): LivePhase | undefined {
  return PHASES[PHASES.indexOf(phase) + 1] as LivePhase | undefined;
}

/** The phase before this one; an opened sheet does not go back to being prepared. */
export function phaseBefore(phase: SheetPhase): LivePhase | undefined {
  const at = PHASES.indexOf(phase) - 1;
  return at >= 1 ? (PHASES[at] as LivePhase) : undefined;
}

/** Whether stepping back clears votes that have been given (rule DV7). */
export function losesVotes(sheet: SheetPart): boolean {
  return sheet.voters > 0 && (sheet.phase === 'vote' || sheet.phase === 'chosen');
}

/** Sets the phase of a sheet. */
export function setPhase(sheet: string, phase: SheetPhase): Command {
  return { sheet: { do: 'setPhase', sheet, phase } };
}

/** The sheets of the segment that this sheet stands in, in the same phase: they can go on together. */
export function together(room: Room, sheet: SheetPart): PartOf<'sheet'>[] {
  const segment = room.segments.find((one) => one.activities.includes(sheet.id));
  return activitiesOf(room, segment?.activities ?? []).filter(
    (one: Activity): one is PartOf<'sheet'> => one.part === 'sheet' && one.phase === sheet.phase,
  );
}

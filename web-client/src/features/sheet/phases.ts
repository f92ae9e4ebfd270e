import { desk } from '../../i18n/desk/desk';
import type { Command, SheetPart, SheetPhase } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { PartOf } from '../../room/parts.svelte';
import type { Activity, Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';
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

/** Sets the phase of sheets one after another. While there are no votes, it can be taken back. */
export async function setPhases(
  { room, acts }: Staff,
  sheets: readonly string[],
  phase: LivePhase,
  progress: Progress,
) {
  const first = sheets[0] === undefined ? undefined : room.sheet(sheets[0]);
  if (!first) return;
  const was = first.phase;
  // Stepping back clears votes: then they come back with the phase, as long as nothing else is done.
  const cleared = PHASES.indexOf(phase) < PHASES.indexOf(was) && losesVotes(first);
  const free = (one: SheetPhase) => one === 'build' || one === 'comment';
  // Once a sheet has gone on, stepping it back could clear votes: then there is nothing to undo.
  const still = (one: string) => room.sheet(one)?.phase === phase;
  const undo = () => sheets.filter(still).map((one) => setPhase(one, was));
  for (const [at, id] of sheets.entries()) {
    const last = at === sheets.length - 1;
    const done = await acts.do(setPhase(id, phase), {
      progress,
      ...(last && { doneText: desk.t.sheet.phaseSaid[phase] }),
      ...(last && free(was) && free(phase) && { undo }),
      ...(last && cleared && { undo: () => restored(room, id) }),
    });
    if (!done) return;
  }
}

function restored(room: Room, id: string): Command[] {
  return room.sheet(id)?.restorable ? [{ sheet: { do: 'restoreVotes', sheet: id } }] : [];
}

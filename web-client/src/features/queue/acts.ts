import type { Command, EntryId, QueueCommand, QueueEntry, QueuePart, Seq } from '../../protocol';
import { desk } from '../../i18n/desk/desk';
import { whoWords } from '../../i18n/shared/words';
import type { Progress } from '../../room/progress.svelte';
import type { Staff } from '../../staff/staff';

/** Takes an act on the queue back, by its place in the log (rule SQ12). */
export function undoAct(act: Seq): Command {
  return { queue: { do: 'undo', act } };
}

/** Does something in the queue; Undo takes it back as it was. */
export function doInQueue(
  { acts }: Pick<Staff, 'acts'>,
  command: QueueCommand,
  doneText: string,
  progress: Progress,
): Promise<boolean> {
  return acts.do({ queue: command }, { progress, doneText, undo: undoAct });
}

/** Gives the floor to an entry, naming the one it ends: a stale "next" is rejected (rule SQ8). */
export function giveFloor(
  all: Pick<Staff, 'acts'>,
  queue: QueuePart,
  entry: QueueEntry,
  progress: Progress,
) {
  const ending: EntryId | null = queue.floor?.entry ?? null;
  const command: QueueCommand = { do: 'giveFloor', entry: entry.id, ending, why: null };
  return doInQueue(all, command, desk.t.queue.given(whoWords(entry.who)), progress);
}

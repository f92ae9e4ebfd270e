import type { Command, QueueEntry, QueuePart } from '../../protocol';

/** Gives the floor to an entry, naming the one it ends: a stale "next" is rejected (rule SQ8). */
export function giveFloor(queue: QueuePart, entry: QueueEntry): Command {
  return { queue: { do: 'giveFloor', entry: entry.id, ending: queue.floor?.entry ?? null } };
}

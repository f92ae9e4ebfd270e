import { drafts, keyOf, type Draft } from '../../form/drafts.svelte';
import type { ActivityId } from '../../protocol';
import type { Room } from '../../room/room.svelte';

/** What is kept of a task: `poll.4.0`, `cloud.5.0`, `idea 6.0 edit 6.01`, `why 6.0 6.01`. */
const PLACE = /^(?:poll\.|cloud\.|idea |why )(\S+)/;

/** A draft of the meeting that belongs to a task. */
interface OfTask {
  key: string;
  task: ActivityId;
  draft: Draft;
}

/** Whether something is written for a task that was not sent. Reactive. */
export function isWritten(room: Room, task: ActivityId): boolean {
  return ofTasks(room).some((one) => one.task === task);
}

/** Texts whose task is no more, or cannot be reached: they can only be copied (PG2). Reactive. */
export function lostTexts(room: Room, reached: readonly ActivityId[]): Left[] {
  const lost = ofTasks(room).filter(({ task }) => !reached.includes(task));
  return lost.flatMap(({ key, draft }) => textOf(key, draft));
}

/** All that was written in the meeting and not sent, once nothing can be sent any more. Reactive. */
export function leftTexts(room: Room): Left[] {
  const start = keyOf(room.welcome?.meeting, '');
  const all = drafts.under(start).filter(([key]) => key !== `${start}name`);
  return all.flatMap(([key, draft]) => textOf(key, draft));
}

/** Whether a text's sending was broken off by a reload (PG8). Reactive. */
export function areUnsure(room: Room): boolean {
  return drafts.under(keyOf(room.welcome?.meeting, '')).some(([, { is }]) => is === 'unsure');
}

type Left = [key: string, text: string];

function textOf(key: string, { values }: Draft): Left[] {
  const text = Object.values(values).find((value) => typeof value === 'string');
  const hasText = typeof text === 'string' && text.trim() && text !== 'abstain';
  return hasText && !drafts.isGoing(key) ? [[key, text]] : [];
}

function ofTasks(room: Room): OfTask[] {
  const start = keyOf(room.welcome?.meeting, '');
  return drafts.under(start).flatMap(([key, draft]) => {
    const task = PLACE.exec(key.slice(start.length))?.[1];
    return task === undefined ? [] : [{ key, task, draft }];
  });
}

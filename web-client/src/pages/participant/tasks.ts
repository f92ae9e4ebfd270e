import type { ActivityId, SegmentPart, StagePart } from '../../protocol';
import type { Activity } from '../../room/room.svelte';

/** Something to do, or its result. */
export interface Task {
  id: ActivityId;
  open: boolean;
}

/** Whether an activity takes answers now. */
export function isOpen(activity: Activity): boolean {
  if (activity.part === 'sheet') return ['build', 'comment', 'vote'].includes(activity.phase);
  return activity.state === 'open';
}

/**
 * The tasks of a participant in order of the agenda: all that is open, what is closed of the segment
 * going on, what the stage shows, and what this person has picked and is looking at.
 */
export function tasksOf(
  segments: readonly SegmentPart[],
  stage: StagePart | undefined,
  find: (id: ActivityId) => Activity | undefined,
  picked?: ActivityId,
): Task[] {
  const tasks = segments.flatMap(({ activities, state }) =>
    activities.flatMap((id) => {
      const activity = find(id);
      const open = activity !== undefined && isOpen(activity);
      return activity && (open || ((state === 'running' || id === picked) && wasOpen(activity)))
        ? [{ id, open }]
        : [];
    }),
  );
  const shown = onStage(stage);
  const activity = shown === undefined ? undefined : find(shown);
  if (!activity || !shown || tasks.some(({ id }) => id === shown)) return tasks;
  return [...tasks, { id: shown, open: isOpen(activity) }];
}

/** The task to show: the one that was picked, else the stage's, else the first open, else the last. */
export function taskToShow(
  tasks: readonly Task[],
  picked: ActivityId | undefined,
  stage: StagePart | undefined,
): Task | undefined {
  const shown = onStage(stage);
  return (
    tasks.find(({ id }) => id === picked) ??
    tasks.find(({ id, open }) => open && id === shown) ??
    tasks.find(({ open }) => open) ??
    tasks.find(({ id }) => id === shown) ??
    tasks.at(-1)
  );
}

/** The activity on the stage, if it is one. */
export function onStage(stage: StagePart | undefined): ActivityId | undefined {
  if (stage?.view.view === 'activity') return stage.view.activity;
  return stage?.view.view === 'segment' ? stage.activity : undefined;
}

function wasOpen(activity: Activity): boolean {
  return activity.part === 'sheet' ? activity.phase !== 'planned' : activity.state !== 'planned';
}

import { desk } from '../../i18n/desk/desk';
import { read } from '../../i18n/localized';
import type { ActivityId, ActivityState } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Activity, Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';

/** Whether an activity is planned, open or closed; a sheet is open in all its phases between. */
export function activityState(activity: Activity): ActivityState {
  if (activity.part !== 'sheet') return activity.state;
  if (activity.phase === 'planned') return 'planned';
  return activity.phase === 'chosen' ? 'closed' : 'open';
}

/** What an activity asks: its question, or the central need of a sheet. */
export function questionOf(room: Room, activity: Activity): string {
  if (activity.part !== 'sheet') return read(activity.question);
  return room.idea(activity.id, activity.root)?.text ?? '';
}

/** How many have answered, or for a sheet voted. */
export function answeredOf(activity: Activity): number {
  return activity.part === 'sheet' ? activity.voters : activity.answered;
}

/** The activities of a segment, in order. */
export function activitiesOf(room: Room, ids: readonly ActivityId[]): Activity[] {
  return ids.flatMap((id) => room.activity(id) ?? []);
}

/** Opens an activity for answers. */
export function openActivity({ room, acts }: Staff, activity: Activity, progress?: Progress) {
  const doneText = desk.t.activity.opened(questionOf(room, activity));
  void acts.do(
    { agenda: { do: 'openActivity', activity: activity.id } },
    { doneText, quiet: true, ...(progress && { progress }) },
  );
}

/** Whether closing can be taken back: a cloud opens again as it was, votes are counted for good. */
export function canReopen(activity: Activity): boolean {
  return activity.part === 'cloud';
}

/** Closes an activity: its results are final. */
export function closeActivity({ room, acts }: Staff, activity: Activity, progress?: Progress) {
  const reopen = { agenda: { do: 'openActivity', activity: activity.id } } as const;
  void acts.do(
    { agenda: { do: 'closeActivity', activity: activity.id } },
    {
      doneText: desk.t.activity.closed(questionOf(room, activity)),
      quiet: true,
      ...(canReopen(activity) && { undo: () => reopen }),
      ...(progress && { progress }),
    },
  );
}

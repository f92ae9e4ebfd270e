import { desk } from '../../i18n/desk/desk';
import type { Progress } from '../../room/progress.svelte';
import type { Activity } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';
import { activityPlan } from '../agenda/plan';
import { questionOf } from './acts';

/** Removes an activity that nobody has answered; Undo puts it back as the segment's last. */
export function removeActivity({ room, acts }: Staff, activity: Activity, progress: Progress) {
  const segment = room.segments.find((one) => one.activities.includes(activity.id));
  const plan = activityPlan(room, activity);
  void acts.do(
    { agenda: { do: 'removeActivity', activity: activity.id } },
    {
      progress,
      doneText: desk.t.activity.removed(questionOf(room, activity)),
      undo: () => segment && { agenda: { do: 'addActivity', segment: segment.id, plan } },
    },
  );
}

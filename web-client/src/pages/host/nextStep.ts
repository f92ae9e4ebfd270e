import type { SegmentPart } from '../../protocol';
import type { PartOf } from '../../room/parts.svelte';
import type { Activity, Room } from '../../room/room.svelte';
import { activitiesOf, activityState } from '../../features/activity/acts';
import { nextSegment } from '../../features/agenda/acts';
import { phaseAfter, together, type LivePhase } from '../../features/sheet/phases';

type Sheet = PartOf<'sheet'>;

/** What *Next* does: it walks through the tasks of a segment, then to the next segment. */
export type NextStep =
  | { is: 'close'; activity: Exclude<Activity, Sheet> }
  | { is: 'open'; activity: Exclude<Activity, Sheet> }
  | { is: 'phase'; sheets: Sheet[]; phase: LivePhase }
  | { is: 'segment'; segment: SegmentPart };

/** The next step of a live meeting: the open task goes on, else a planned one opens, else a segment. */
export function nextStep(room: Room): NextStep | undefined {
  const activities = activitiesOf(room, room.current?.activities ?? []);
  const open = activities.findLast((one) => activityState(one) === 'open');
  if (open) return open.part === 'sheet' ? onward(room, open) : { is: 'close', activity: open };
  const planned = activities.find((one) => activityState(one) === 'planned');
  if (planned)
    return planned.part === 'sheet' ? onward(room, planned) : { is: 'open', activity: planned };
  const segment = nextSegment(room);
  return segment && { is: 'segment', segment };
}

/** Sheets in the same phase go on together. */
function onward(room: Room, sheet: Sheet): NextStep | undefined {
  const phase = phaseAfter(sheet.phase);
  return phase && { is: 'phase', sheets: together(room, sheet), phase };
}

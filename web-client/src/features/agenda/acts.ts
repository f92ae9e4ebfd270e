import { desk } from '../../i18n/desk/desk';
import { read } from '../../i18n/localized';
import type { Command, SegmentId, SegmentPart, SegmentPlan } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';
import { bareSegment, segmentPlan } from './plan';

/** The next segment to start: the first after the one going on that has not started. */
export function nextSegment(room: Room): SegmentPart | undefined {
  const at = room.segments.findIndex((segment) => segment.id === room.agenda?.current);
  const planned = (segment: SegmentPart) => segment.state === 'planned';
  return room.segments.slice(at + 1).find(planned) ?? room.segments.find(planned);
}

/** Starts a segment; the one that was seen going on ends (rule AG2). */
export function startSegment({ room, acts }: Staff, segment: SegmentPart, progress?: Progress) {
  const after = room.agenda?.current ?? null;
  const command: Command = { agenda: { do: 'startSegment', segment: segment.id, after } };
  void acts.do(command, progress ? { progress } : {});
}

/** Takes no answers for a while, or takes them again. */
export function pauseAnswers({ room, acts }: Staff, progress: Progress) {
  const paused = room.agenda?.answersPaused === true;
  const wish = (on: boolean): Command => ({
    agenda: { do: on ? 'pauseAnswers' : 'resumeAnswers' },
  });
  void acts.do(wish(!paused), {
    doneText: paused ? desk.t.host.answersResumed : desk.t.host.answersPaused,
    undo: () => wish(paused),
    progress,
  });
}

/** Ends the segment going on without starting another. */
export function finishSegment({ acts }: Staff, segment: SegmentPart, progress?: Progress) {
  void acts.do(
    { agenda: { do: 'finishSegment', segment: segment.id } },
    { doneText: desk.t.host.finished, quiet: true, ...(progress && { progress }) },
  );
}

/** Puts a new segment after another; Undo removes it. */
export function addSegment(
  { room, acts }: Staff,
  after: SegmentId | null,
  plan: SegmentPlan,
  progress: Progress,
): Promise<boolean> {
  const known = new Set(room.agenda?.segments);
  return acts.do(
    { agenda: { do: 'addSegment', after, plan } },
    {
      progress,
      doneText: desk.t.agenda.added(read(plan.title)),
      undo: () => {
        const born = room.agenda?.segments.find((id) => !known.has(id));
        return born === undefined ? undefined : removal(born);
      },
    },
  );
}

/** Edits a segment; Undo puts the former content back. */
export function editSegment(
  { acts }: Staff,
  segment: SegmentPart,
  plan: SegmentPlan,
  progress: Progress,
  doneText: string = desk.t.agenda.changed,
): Promise<boolean> {
  const wish = (plan: SegmentPlan): Command => ({
    agenda: { do: 'editSegment', segment: segment.id, plan },
  });
  const before = bareSegment(segment);
  return acts.do(wish(plan), { progress, doneText, undo: () => wish(before) });
}

/** Moves a segment one place up or down; Undo moves it back. */
export function moveSegment({ room, acts }: Staff, id: SegmentId, by: number, progress: Progress) {
  const order = room.agenda?.segments ?? [];
  const at = order.indexOf(id);
  const wish = (after: SegmentId | undefined): Command => ({
    agenda: { do: 'moveSegment', segment: id, after: after ?? null },
  });
  void acts.do(wish(by < 0 ? order[at + by - 1] : order[at + by]), {
    progress,
    doneText: desk.t.agenda.moved,
    undo: () => wish(order[at - 1]),
  });
}

/** Removes a segment that has not started; Undo puts it back with its activities. */
export function removeSegment({ room, acts }: Staff, segment: SegmentPart, progress: Progress) {
  const order = room.agenda?.segments ?? [];
  const after = order[order.indexOf(segment.id) - 1] ?? null;
  const plan = segmentPlan(room, segment);
  void acts.do(removal(segment.id), {
    progress,
    doneText: desk.t.agenda.removed(read(segment.title)),
    undo: () => ({ agenda: { do: 'addSegment', after, plan } }),
  });
}

function removal(segment: SegmentId): Command {
  return { agenda: { do: 'removeSegment', segment } };
}

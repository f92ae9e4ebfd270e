import { clockFields, hourAndMinute } from '../../i18n/format';
import type { Millis, SegmentId, SegmentPart } from '../../protocol';

const MINUTE = 60_000;
/** Beyond this a plan is not what the meeting follows: it is rehearsed, or held at another time. */
const FARTHEST = 12 * 60 * MINUTE;

/** What of a segment its times depend on. */
export type Timed = Pick<SegmentPart, 'id' | 'kind' | 'minutes' | 'state'> &
  Partial<Pick<SegmentPart, 'lockedStart' | 'startedAt' | 'endedAt'>>;

/** When a segment was meant to be, and when it was or now looks to be. */
export interface Slot {
  id: SegmentId;
  /** Planned start and end; nothing when the meeting has no planned start and nothing has begun. */
  planned: Span | undefined;
  /** Actual or foreseen start and end. */
  foreseen: Span | undefined;
}

export interface Span {
  start: Millis;
  end: Millis;
}

/** How the meeting stands against its plan (rule AG3). */
export interface Drift {
  /** Whole minutes behind; negative when ahead. */
  behind: number;
  /** What comes next that people wait for: the next break, else the next segment, else the end. */
  next: { is: 'break' | 'segment'; id: SegmentId; at: Millis } | { is: 'end'; at: Millis };
}

/** A local time of the meeting, `2026-11-22T12:00`, in milliseconds. */
export function localTime(iso: string): Millis {
  const guess = Date.parse(`${iso}:00Z`);
  return guess - zoneOffset(guess - zoneOffset(guess));
}

/** Whole minutes until the clocks of the meeting show a time of day; below zero when it has been. */
export function minutesUntil(timeOfDay: number, now: Millis): number {
  const { hour, minute } = clockFields(now);
  const into = (now % MINUTE) / MINUTE;
  return Math.ceil(timeOfDay - (Number(hour) * 60 + Number(minute)) - into);
}

/**
 * Planned and foreseen times of all segments. A locked start does not move (rule AG3). Held on another
 * day than planned, the plan is taken to have begun when the meeting did.
 */
export function slots(segments: readonly Timed[], starts: string | undefined, now: Millis): Slot[] {
  const written = plan(segments, starts, 0);
  const shift = starts ? shiftOf(segments, starts, written) : 0;
  const planned = shift === 0 ? written : plan(segments, starts, shift);
  let free: Millis | undefined;
  return segments.map((segment, at) => {
    const fixed = locked(segment, starts, shift);
    const start = segment.startedAt ?? later(planned[at]?.start, free, fixed, now);
    const length = segment.minutes * MINUTE;
    const end = start === undefined ? undefined : endOf(segment, start + length, now);
    free = end ?? free;
    const foreseen = start === undefined || end === undefined ? undefined : { start, end };
    return { id: segment.id, planned: planned[at], foreseen };
  });
}

/**
 * How far the segment going on has brought the meeting from its plan; nothing between segments, nor
 * when it is so far that the plan tells nothing.
 */
export function drift(segments: readonly Timed[], all: readonly Slot[]): Drift | undefined {
  const at = segments.findIndex((segment) => segment.state === 'running');
  const own = all[at];
  if (!own?.planned || !own.foreseen) return undefined;
  const late = own.foreseen.end - own.planned.end;
  if (Math.abs(late) > FARTHEST) return undefined;
  const behind = Math.round(late / MINUTE);
  return { behind, next: following(segments, all, at) };
}

/** The discussion to come that can give `minutes` and still be one. */
export function giver(segments: readonly Timed[], minutes: number): SegmentId | undefined {
  const least = 5;
  return segments.find(
    ({ kind, state, minutes: own }) =>
      kind === 'discussion' && state === 'planned' && own - minutes >= least,
  )?.id;
}

function plan(
  segments: readonly Timed[],
  starts: string | undefined,
  shift: number,
): (Span | undefined)[] {
  let next = starts ? localTime(starts) + shift : segments.find((one) => one.startedAt)?.startedAt;
  return segments.map((segment) => {
    const start = locked(segment, starts, shift) ?? next;
    if (start === undefined) return undefined;
    next = start + segment.minutes * MINUTE;
    return { start, end: next };
  });
}

// How much later than written the plan is followed: not at all on its own day.
function shiftOf(
  segments: readonly Timed[],
  starts: string,
  written: readonly (Span | undefined)[],
): number {
  const began = segments.flatMap(({ startedAt }, at) => {
    const planned = written[at]?.start;
    return startedAt === undefined || planned === undefined ? [] : [{ startedAt, planned }];
  });
  const earliest = Math.min(...began.map(({ startedAt }) => startedAt));
  const first = began.find(({ startedAt }) => startedAt === earliest);
  if (!first) return 0;
  const shift = first.startedAt - first.planned;
  const otherDay = localDay(first.startedAt) !== starts.slice(0, 10);
  return otherDay || Math.abs(shift) > FARTHEST ? shift : 0;
}

// What has not begun cannot begin in the past, nor before what comes before it has ended.
function later(
  planned: Millis | undefined,
  free: Millis | undefined,
  fixed: Millis | undefined,
  now: Millis,
): Millis | undefined {
  const earliest = free === undefined ? planned : Math.max(free, fixed ?? free);
  return earliest === undefined ? undefined : Math.max(earliest, now);
}

function endOf(segment: Timed, planned: Millis, now: Millis): Millis {
  if (segment.endedAt !== undefined) return segment.endedAt;
  return segment.state === 'running' ? Math.max(planned, now) : planned;
}

function locked(segment: Timed, starts: string | undefined, shift: number): Millis | undefined {
  if (segment.lockedStart === undefined || !starts) return undefined;
  return localTime(`${starts.slice(0, 10)}T${hourAndMinute(segment.lockedStart)}`) + shift;
}

function following(segments: readonly Timed[], all: readonly Slot[], at: number): Drift['next'] {
  const ahead = (is: (segment: Timed) => boolean) =>
    segments.findIndex((one, index) => index > at && one.state === 'planned' && is(one));
  const pause = ahead((one) => one.kind === 'break');
  const found = pause >= 0 ? pause : ahead(() => true);
  const slot = all[found];
  if (slot?.foreseen) {
    return { is: pause >= 0 ? 'break' : 'segment', id: slot.id, at: slot.foreseen.start };
  }
  return { is: 'end', at: all.at(-1)?.foreseen?.end ?? 0 };
}

/** The day at that moment by the meeting's clocks, `2026-11-22`. */
export function localDay(at: Millis): string {
  return new Date(at + zoneOffset(at)).toISOString().slice(0, 10);
}

// How far the meeting's clocks are ahead of UTC at that moment.
function zoneOffset(at: Millis): number {
  const { year, month, day, hour, minute } = clockFields(at);
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`);
  return local - Math.floor(at / MINUTE) * MINUTE;
}

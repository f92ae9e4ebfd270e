import { device } from '../../device';
import type { Millis, SegmentPart } from '../../protocol';

/** Somebody who comes within this of the beginning has missed nothing. */
const MARGIN = 120_000;

/** Whether somebody who came at `came` has missed something of the programme. */
export function isLate(
  segments: readonly Pick<SegmentPart, 'startedAt' | 'state'>[],
  came: Millis,
): boolean {
  const starts = segments.flatMap(({ startedAt }) => startedAt ?? []);
  return starts.length > 0 && came - Math.min(...starts) > MARGIN;
}

/** When this device first saw this meeting, kept over reloads; `now` if it is the first time. */
export function cameAt(meeting: string, now: Millis): Millis {
  const key = `foorumi.came.${meeting}`;
  const before = Number(device.get(key));
  if (before > 0) return before;
  device.set(key, String(Math.round(now)));
  return now;
}

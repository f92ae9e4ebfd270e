import { device } from '../../device';
import type { MeetingId, SegmentId } from '../../protocol';

const KEPT = 'foorumi.slot.';

/** The segment that this presenter chose as their own, on this device. */
export function kept(meeting: MeetingId): SegmentId {
  return device.get(KEPT + meeting) ?? '';
}

/** Remembers the choice. */
export function keep(meeting: MeetingId, segment: SegmentId) {
  device.set(KEPT + meeting, segment);
}

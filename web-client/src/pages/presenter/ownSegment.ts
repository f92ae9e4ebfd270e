import { device } from '../../device';
import type { MeetingId, SegmentId } from '../../protocol';

const NAME = 'foorumi.slot.';

/** The segment that this presenter chose as their own, on this device. */
export function storedSegment(meeting: MeetingId): SegmentId {
  return device.get(NAME + meeting) ?? '';
}

/** Remembers the choice. */
export function storeSegment(meeting: MeetingId, segment: SegmentId) {
  device.set(NAME + meeting, segment);
}

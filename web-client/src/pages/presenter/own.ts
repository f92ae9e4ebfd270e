import type { MeetingId, SegmentId } from '../../protocol';

const KEPT = 'foorumi.slot.';

/** The segment that this presenter chose as their own, on this device. */
export function kept(meeting: MeetingId): SegmentId {
  try {
    return localStorage.getItem(KEPT + meeting) ?? '';
  } catch {
    return '';
  }
}

/** Remembers the choice; where storage is forbidden it lasts as long as the page. */
export function keep(meeting: MeetingId, segment: SegmentId) {
  try {
    localStorage.setItem(KEPT + meeting, segment);
  } catch {
    return;
  }
}

import type { ActivityId, SegmentId } from '../../protocol';

/** What stands in the middle of the plan: a row, or the form of a new one. */
export type Chosen =
  | { is: 'row'; id: SegmentId | ActivityId }
  /** The row that is not among these yet. */
  | { is: 'born'; known: ReadonlySet<string> }
  | { is: 'newSegment'; after: SegmentId | null }
  | { is: 'newActivity'; segment: SegmentId };

import type { QueueEntry } from '../../protocol';

/** An act beside the computed order that needs words, and the request it is about (rule SQ7). */
export interface Triage {
  does: 'decline' | 'askDetail' | 'move' | 'merge' | 'answer';
  entry: QueueEntry;
}

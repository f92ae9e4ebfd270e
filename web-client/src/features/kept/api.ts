import { ask, asJson, type Reply } from '../../connection/ask';
import type { DeletionReceipt, Kept, Millis } from '../../protocol';

/** What is kept of the meeting, until when, and who fetched what (rule RB7). */
export function fetchKept(secret: string): Promise<Reply<Kept>> {
  return ask({ by: 'link', secret }, 'GET', '/api/kept', asJson<Kept>);
}

/** Deletes the meeting, results and all. */
export function erase(secret: string, name: string): Promise<Reply<DeletionReceipt>> {
  return ask({ by: 'link', secret }, 'POST', '/api/erase', asJson<DeletionReceipt>, { name });
}

/** Until when everybody can read the public summary; a moment that is past takes it off (rule RB4). */
export function setSummaryUntil(secret: string, until: Millis): Promise<Reply<Kept>> {
  return ask({ by: 'link', secret }, 'POST', '/api/summary-until', asJson<Kept>, { until });
}

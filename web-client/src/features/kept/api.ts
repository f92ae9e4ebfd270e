import type { Kept, Millis, Problem, DeletionReceipt, Refusal } from '../../protocol';

/** What a request came to. */
export type Reply<T> = { ok: true; value: T } | { ok: false; why: Refusal };

/** What is kept of the meeting, until when, and who fetched what (rule RB7). */
export function kept(secret: string): Promise<Reply<Kept>> {
  return ask<Kept>(secret, 'GET', '/api/kept');
}

/** Deletes the meeting, results and all. */
export function erase(secret: string, name: string): Promise<Reply<DeletionReceipt>> {
  return ask<DeletionReceipt>(secret, 'POST', '/api/erase', JSON.stringify({ name }));
}

/** Until when everybody can read the public summary; a moment that is past takes it off (rule RB4). */
export function setSummaryUntil(secret: string, until: Millis): Promise<Reply<Kept>> {
  return ask<Kept>(secret, 'POST', '/api/summary-until', JSON.stringify({ until }));
}

async function ask<T>(
  secret: string,
  method: string,
  path: string,
  body?: string,
): Promise<Reply<T>> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  try {
    const answer = await fetch(path, { method, headers, body: body ?? null });
    if (answer.ok) return { ok: true, value: (await answer.json()) as T };
    return { ok: false, why: ((await answer.json()) as Problem).code };
  } catch {
    return { ok: false, why: 'unavailable' };
  }
}

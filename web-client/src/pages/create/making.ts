import type { MeetingLinks, NewMeeting, Problem, Refusal } from '../../protocol';

/** What became of the wish for a new meeting. */
export type Made =
  { is: 'made'; links: MeetingLinks } | { is: 'refused'; code: Refusal } | { is: 'noAnswer' };

/** Asks the server for a new meeting. */
export async function make(wish: NewMeeting): Promise<Made> {
  try {
    const answer = await fetch('/api/meetings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (answer.ok) return { is: 'made', links: (await answer.json()) as MeetingLinks };
    const problem = (await answer.json()) as Problem;
    return { is: 'refused', code: problem.code };
  } catch {
    return { is: 'noAnswer' };
  }
}

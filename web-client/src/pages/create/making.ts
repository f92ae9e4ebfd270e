import type { MeetingLinks, NewMeeting, Problem, Refusal } from '../../protocol';

/** What became of the wish for a new meeting. */
export type Made =
  { is: 'made'; links: MeetingLinks } | { is: 'refused'; code: Refusal } | { is: 'noAnswer' };

const SECRET = 'foorumi.maker';

/** The secret of those who make meetings: from the link `/new#SECRET`, or typed here once. */
export function keptSecret(): string {
  let linked = '';
  try {
    linked = decodeURIComponent(location.hash.slice(1));
    if (linked) localStorage.setItem(SECRET, linked);
    return linked || (localStorage.getItem(SECRET) ?? '');
  } catch {
    // No address that we made, or storage is blocked: it is asked for again next time.
    return linked;
  }
}

/** Keeps the secret that the server has taken. */
export function keepSecret(secret: string) {
  try {
    localStorage.setItem(SECRET, secret);
  } catch {
    // As above.
  }
}

/** Asks the server for a new meeting. */
export async function make(wish: NewMeeting, secret: string): Promise<Made> {
  try {
    const answer = await fetch('/api/meetings', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret && { authorization: `Bearer ${headerOf(secret)}` }),
      },
      body: JSON.stringify(wish),
    });
    if (answer.ok) return { is: 'made', links: (await answer.json()) as MeetingLinks };
    const problem = (await answer.json()) as Problem;
    return { is: 'refused', code: problem.code };
  } catch {
    return { is: 'noAnswer' };
  }
}

// A header holds bytes: the letters of a secret go as UTF-8.
function headerOf(secret: string): string {
  return String.fromCharCode(...new TextEncoder().encode(secret.trim()));
}

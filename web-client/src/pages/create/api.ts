import { device } from '../../device';
import type { MeetingLinks, NewMeeting, Problem, Refusal } from '../../protocol';

/** What became of the wish for a new meeting. */
export type Creation =
  { is: 'created'; links: MeetingLinks } | { is: 'refused'; code: Refusal } | { is: 'noAnswer' };

const SECRET = 'foorumi.maker';

/** The secret of those who make meetings: from the link `/new#SECRET`, or typed here once. */
export function storedSecret(): string {
  return linkedSecret() || (device.get(SECRET) ?? '');
}

/** Keeps the secret that the server has taken, and takes it out of the address, where all see it. */
export function storeSecret(secret: string) {
  device.set(SECRET, secret);
  history.replaceState(history.state, '', location.pathname + location.search);
}

function linkedSecret(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ''; // No address that we made.
  }
}

/** Asks the server for a new meeting. */
export async function createMeeting(wish: NewMeeting, secret: string): Promise<Creation> {
  try {
    const answer = await fetch('/api/meetings', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret && { authorization: `Bearer ${headerOf(secret)}` }),
      },
      body: JSON.stringify(wish),
    });
    if (answer.ok) return { is: 'created', links: (await answer.json()) as MeetingLinks };
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

import { device } from '../../device';
import type { MeetingLinks, NewMeeting, Problem, Refusal } from '../../protocol';

/** What became of the wish for a new meeting. */
export type Creation =
  | { is: 'created'; links: MeetingLinks }
  | { is: 'refused'; code: Refusal }
  | { is: 'noAnswer' | 'tooLong' };

/** After this the server has taken too long, whatever it still does. */
const PATIENCE = 15_000;

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

/**
 * Asks the server for meetings. What got no answer and is asked for again goes with the same number, by
 * which the server makes it once (PG37).
 */
export class Makings {
  #wish = '';
  #number = '';

  async ask(wish: NewMeeting, secret: string): Promise<Creation> {
    const body = JSON.stringify(wish);
    if (body !== this.#wish) {
      this.#wish = body;
      this.#number = newNumber();
    }
    const creation = await post(body, secret, this.#number);
    if (creation.is === 'created' || creation.is === 'refused') this.#wish = '';
    return creation;
  }
}

async function post(body: string, secret: string, number: string): Promise<Creation> {
  try {
    const answer = await fetch('/api/meetings', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': number,
        ...(secret && { authorization: `Bearer ${headerOf(secret)}` }),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return { is: 'created', links: (await answer.json()) as MeetingLinks };
    const problem = (await answer.json()) as Problem;
    return { is: 'refused', code: problem.code };
  } catch (why) {
    const late = why instanceof DOMException && why.name === 'TimeoutError';
    return { is: late ? 'tooLong' : 'noAnswer' };
  }
}

/** A number that nobody can guess: whoever knows it is told the meeting's links. */
function newNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A header holds bytes: the letters of a secret go as UTF-8.
function headerOf(secret: string): string {
  return String.fromCharCode(...new TextEncoder().encode(secret.trim()));
}

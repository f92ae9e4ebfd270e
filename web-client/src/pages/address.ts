import type { Access, Role } from '../protocol';
import { codeOf } from '../ui/code';

/** The roles that come in by a link of their own. */
export type LinkedRole = Exclude<Role, 'participant'>;

const LINKED: readonly LinkedRole[] = [
  'host',
  'moderator',
  'secretary',
  'presenter',
  'stage',
  'organiser',
];

/** Where an address leads. `access` is undefined when a staff page is opened without its secret. */
export type Place =
  | { page: 'home' }
  | { page: 'unknown' }
  | { page: 'create' }
  | { page: 'participant'; access: Access }
  | { page: LinkedRole; access: Access | undefined };

/** Secrets kept for the life of the tab, so that a reload without the fragment still comes in. */
export interface Secrets {
  get(role: LinkedRole): string | undefined;
  set(role: LinkedRole, secret: string): void;
}

/** Reads an address, as people type it: spaces, a line at the end and big letters change nothing. */
export function placeOf(path: string, fragment: string, secrets: Secrets): Place {
  const name = decoded(path).replaceAll(/[/\s]/g, '').toLowerCase();
  const code = codeOf(name);
  if (code !== undefined) return { page: 'participant', access: { by: 'code', code } };
  if (name === '') return { page: 'home' };
  if (name === 'new') return { page: 'create' };
  const role = LINKED.find((one) => one === name);
  return role ? { page: role, access: accessOf(role, fragment, secrets) } : { page: 'unknown' };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// A person given a role during the meeting opens its page by the code: `/moderator#12345678`. A secret
// is never eight digits.
function accessOf(role: LinkedRole, fragment: string, secrets: Secrets): Access | undefined {
  const secret = fragment.replace(/^#/, '') || secrets.get(role);
  if (!secret) return undefined;
  secrets.set(role, secret);
  return /^\d{8}$/.test(secret) ? { by: 'code', code: secret } : { by: 'link', secret };
}

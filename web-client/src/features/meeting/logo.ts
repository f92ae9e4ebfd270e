import { ask, asJson, asNothing, type Reply } from '../../connection/ask';
import type { Logo } from '../../protocol';
import type { Room } from '../../room/room.svelte';

/** Biggest logo taken, in bytes; the server's own limit. */
export const MOST_LOGO_BYTES = 256 * 1024;

/** Where a meeting's logo is found; each upload has an address of its own, so that it can be kept. */
export function logoOf({ welcome, meeting }: Room): string | undefined {
  return welcome && meeting?.logo && `/api/logo/${welcome.meeting}/${meeting.logo.id}`;
}

/** Puts a logo in the place of the one before. Its kind is told by its content. */
export function setLogo(secret: string, file: File): Promise<Reply<Logo>> {
  return ask({ by: 'link', secret }, 'PUT', '/api/logo', asJson<Logo>, file);
}

/** Takes the logo away. */
export function removeLogo(secret: string): Promise<Reply<undefined>> {
  return ask({ by: 'link', secret }, 'DELETE', '/api/logo', asNothing);
}

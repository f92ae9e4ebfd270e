import { desk } from '../../i18n/desk/desk';
import type { Who } from '../../protocol';
import type { Room } from '../../room/room.svelte';

/** How a host is called: by name, else by number. */
export function hostWords(who: Who): string {
  return who.name ?? desk.t.baton.host(who.number);
}

/** Whether another host has the controls: then this page's programme does not answer (rule AG4). */
export function heldByOther(room: Room): Who | undefined {
  const holder = room.baton?.holder;
  if (room.role !== 'host' || !holder) return undefined;
  return holder.number === room.you?.who?.number ? undefined : holder;
}

import type { Room } from '../room/room.svelte';

/** Whether one may change the programme now: it is the host's and the organiser's. */
export function mayPlan(room: Room): boolean {
  return (room.role === 'host' || room.role === 'organiser') && room.meeting?.state === 'live';
}

import type { Room } from '../room/room.svelte';

/** Whether one may change the programme now: its text is the host's. */
export function mayPlan(room: Room): boolean {
  return room.role === 'host' && room.meeting?.state === 'live';
}

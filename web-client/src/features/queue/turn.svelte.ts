import { announcer } from '../../announce/announce.svelte';
import { participant } from '../../i18n/participant/participant';
import type { Room } from '../../room/room.svelte';
import { standingOf } from './standing';

/** How often an own place may be spoken, unless it is the next one. */
const PLACE_EVERY = 10_000;

/** Follows a person's place: alert and vibration at "next" and "the floor", place as a quiet status. */
export function followTurn(room: Room) {
  let before = '';
  let spoken = -PLACE_EVERY;
  $effect(() => {
    if (!room.ready) return;
    const standing = standingOf(room.myQueue);
    const t = participant.t.queue;
    const place = standing.is === 'waiting' ? standing.request.place : undefined;
    const now = `${standing.is} ${place ?? ''}`;
    if (now === before) return;
    before = now;
    if (standing.is === 'floor') attention(t.floorAlert, [300, 100, 300]);
    if (standing.is === 'next') attention(t.nextAlert, [200]);
    if (place !== undefined && performance.now() - spoken >= PLACE_EVERY) {
      spoken = performance.now();
      announcer.news('place', t.place(place));
    }
  });
}

// Browsers that cannot or may not vibrate say so with false; nothing rests on it.
function attention(text: string, pattern: number[]) {
  announcer.alert(text);
  navigator.vibrate?.(pattern);
}

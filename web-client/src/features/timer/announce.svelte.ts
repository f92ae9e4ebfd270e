import { untrack } from 'svelte';
import { announcer } from '../../announce/announce.svelte';
import { shared } from '../../i18n/shared/shared';
import type { Room } from '../../room/room.svelte';
import { momentBetween, timerView } from './view';

/**
 * Speaks a timer at its moments only (rule TM2): the figure itself is read on demand. What closes with it
 * is told when its last seconds begin.
 */
export function followTimer(whose: () => Room) {
  let of = '';
  let before: number | undefined;
  let closing = false;
  $effect(() => {
    const room = whose();
    const timer = room.timer;
    if (!room.ready || !timer) {
      of = '';
      before = undefined;
      closing = false;
      return;
    }
    const { left, running, closesIn } = timerView(timer, room.now);
    const now = `${timer.id} ${timer.kind} ${timer.totalMs}`;
    if (now !== of) before = of.startsWith(`${timer.id} ${timer.kind} `) ? left : undefined;
    of = now;
    const moment = running ? momentBetween(timer.totalMs, before, left) : undefined;
    const words = untrack(() => shared.t.timer);
    if (closesIn !== undefined && !closing) announcer.status(words.closing(closesIn));
    else if (moment) announcer.status(words.moment[moment](words.kind[timer.kind], timer.totalMs));
    closing = closesIn !== undefined;
    before = left;
  });
}

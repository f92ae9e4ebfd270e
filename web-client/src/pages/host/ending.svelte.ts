import { Closing } from '../../features/activity/closing.svelte';
import type { Activity, Room } from '../../room/room.svelte';

/** What is being closed from the host's foot, and its countdown. */
export class Ending {
  readonly closing: Closing;
  #begun = $state.raw<readonly { id: string; stood: string }[]>([]);

  constructor(
    private readonly room: Pick<Room, 'activity'>,
    close: (those: Activity[]) => void,
  ) {
    this.closing = new Closing(() => close(this.standing));
  }

  /** Those that stand as they did at the press: what a colleague has moved since is left alone. */
  get standing(): Activity[] {
    return this.#begun.flatMap(({ id, stood }) => {
      const now = this.room.activity(id);
      return now && standOf(now) === stood ? [now] : [];
    });
  }

  /** Begins the countdown for these; a second press ends it at once. */
  press(those: readonly Activity[]) {
    if (this.closing.left === undefined) {
      this.#begun = those.map((one) => ({ id: one.id, stood: standOf(one) }));
    }
    this.closing.press();
  }
}

function standOf(one: Activity): string {
  return one.part === 'sheet' ? one.phase : one.state;
}

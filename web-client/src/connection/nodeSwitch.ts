import type { SavingState } from '../protocol';

/** How long a server may fail to save before another is looked for, and the most that is added by chance. */
const AFTER = 5_000;

/**
 * Looks for a server that saves when this one does not: it may be cut off from the others, and a new
 * socket leads to one that is not. The socket held is kept until somebody answers, so that reading
 * goes on meanwhile.
 */
export class NodeSwitch {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `move` opens a new socket in place of the one held. */
  constructor(private readonly move: () => void) {}

  /** What the server at the other end said of its saving; `undefined` when there is none. */
  savingIs(state: SavingState | undefined) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (state === 'paused') this.#later();
  }

  #later() {
    this.#timer = setTimeout(() => void this.#ask(), AFTER * (1 + Math.random()));
  }

  async #ask() {
    const asked = this.#timer;
    // Twice: a connection still held leads to the same server, which closes it when it does not save.
    const saves = (await saving()) || (await saving());
    // It was told otherwise meanwhile.
    if (this.#timer !== asked) return;
    if (saves) this.move();
    else this.#later();
  }
}

/** Whether a server answers that saves. */
function saving(): Promise<boolean> {
  return fetch('/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

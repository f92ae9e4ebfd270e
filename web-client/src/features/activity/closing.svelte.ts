/** Seconds in which a close can still be kept from happening. */
const GRACE_S = 5;

/**
 * A close that cannot be taken back is told a few seconds before it happens: people finish what they
 * are doing, and a slip of the hand is no harm. A second press closes at once.
 */
export class Closing {
  /** Seconds left; nothing when no close is under way. */
  left: number | undefined = $state();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly close: () => void) {}

  /** Begins the countdown, or closes at once if it runs already. */
  press() {
    if (this.left !== undefined) return this.now();
    this.left = GRACE_S;
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  /** Closes at once. */
  now() {
    this.keep();
    this.close();
  }

  /** Leaves it open. */
  keep() {
    clearInterval(this.#timer);
    this.left = undefined;
  }

  #tick() {
    if (this.left === undefined) return;
    this.left -= 1;
    if (this.left <= 0) this.now();
  }
}

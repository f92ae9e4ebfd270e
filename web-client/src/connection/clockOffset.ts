import type { Millis } from '../protocol';

/** How much slower than the quickest answer one may be and still be believed. */
const SLOWER = 1.5;
/** How much the quickest answer counts as slower with each that was not believed: a line may become slow. */
const AGEING = 1.2;
/** The browser's clock has been set when it is this far from where the steady clock would have it. */
const STEP = 500;

/**
 * The server's clock less the browser's, from answers to pings. The quickest answer tells it best; the
 * slower ones are mostly waiting.
 */
export class ClockOffset {
  /** Milliseconds to add to `Date.now()`. */
  value = 0;
  #best = Infinity;
  #wallLessSteady: number | undefined;

  /** The server's time in its greeting: good enough until a ping is answered. */
  greeted(at: Millis, wall: Millis) {
    if (this.#best === Infinity) this.value = at - wall;
  }

  /** A ping was answered after `took` milliseconds with the server's time. */
  answered(took: number, at: Millis, wall: Millis) {
    if (took < 0) return;
    if (took > this.#best * SLOWER) {
      this.#best *= AGEING;
      return;
    }
    this.#best = Math.min(took, this.#best);
    this.value = at + took / 2 - wall;
  }

  /**
   * Whether the browser's clock has been set, or has run on through a sleep, since the last look: then
   * nothing that was measured before holds, and the next answer is believed, however slow (PG25).
   */
  hasStepped(wall: Millis, steady: number): boolean {
    const before = this.#wallLessSteady;
    this.#wallLessSteady = wall - steady;
    const stepped = before !== undefined && Math.abs(wall - steady - before) > STEP;
    if (stepped) this.#best = Infinity;
    return stepped;
  }
}

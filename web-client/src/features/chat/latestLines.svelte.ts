import { tick, untrack } from 'svelte';
import type { ChatLine } from './talk';

/** Lines shown at first, and more at each wish for older ones. */
const SHOWN = 50;
/** More lines than this are cut back to the latest while one reads the newest. */
const MOST = 2 * SHOWN;
/** So near to the end, in pixels, one reads the newest. */
const NEAR = 48;

/**
 * The latest lines of a chat, on a page that opens at the newest and stays there while one reads it
 * (PG21). Who has scrolled up is told how many came meanwhile, and nothing moves under them.
 */
export class LatestLines {
  #lines: () => readonly ChatLine[];
  #from = $state(0);
  #atEnd = $state(true);
  /** How many lines there were when the end was last seen. */
  #seen = $state(0);

  constructor(lines: () => readonly ChatLine[]) {
    this.#lines = lines;
    this.#from = Math.max(0, lines().length - SHOWN);
    $effect(() => {
      const count = lines().length;
      untrack(() => this.#follow(count));
    });
  }

  /** The lines to show. */
  get shown(): readonly ChatLine[] {
    return this.#lines().slice(this.older);
  }

  /** How many stand before them. Where lines go, as when staff hide all, the latest are shown still. */
  get older(): number {
    return Math.min(this.#from, Math.max(0, this.#lines().length - SHOWN));
  }

  /** How many came since the end was last seen. */
  get fresh(): number {
    return this.#atEnd ? 0 : Math.max(0, this.#lines().length - this.#seen);
  }

  /** Tells where the page has been scrolled to. */
  scrolled() {
    const { scrollHeight } = document.documentElement;
    this.#atEnd = scrollHeight - scrollY - innerHeight < NEAR;
    if (this.#atEnd) this.#seen = this.#lines().length;
  }

  toEnd() {
    this.#atEnd = true;
    this.#seen = this.#lines().length;
    scrollTo(0, document.documentElement.scrollHeight);
  }

  /** Shows older lines above, without moving those that are read. */
  async showOlder(list: HTMLElement | undefined) {
    const { scrollHeight } = document.documentElement;
    this.#from = Math.max(0, this.older - SHOWN);
    await tick();
    // The button that was pressed is gone with the last of them.
    if (this.#from === 0) list?.focus({ preventScroll: true });
    scrollBy(0, document.documentElement.scrollHeight - scrollHeight);
  }

  #follow(count: number) {
    if (count < this.#seen) this.#seen = count;
    if (!this.#atEnd) return;
    this.#from = count - this.#from > MOST ? count - SHOWN : this.older;
    this.#seen = count;
    // Once what came is drawn.
    void tick().then(() => this.toEnd());
  }
}

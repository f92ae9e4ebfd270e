import { tick, untrack } from 'svelte';
import type { ChatLine } from './talk';

/** Lines shown at first, and more at each wish for older ones. */
const SHOWN = 50;
/** So many are drawn at a time, so that even a slow phone goes on hearing the finger. */
const STEP = 3;
/** How long until the next ones, in milliseconds: what was drawn is on the screen by then. */
const PAUSE = 16;
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
  /** The first line that is wanted, and the first that is drawn by now. */
  #wanted = $state(0);
  #drawn = $state(0);
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #ending = 0;
  #atEnd = $state(true);
  /** How many lines there were when the end was last seen. */
  #seen = $state(0);

  constructor(lines: () => readonly ChatLine[]) {
    this.#lines = lines;
    this.#wanted = Math.max(0, lines().length - SHOWN);
    this.#drawn = Math.max(0, lines().length - STEP);
    $effect(() => {
      const count = lines().length;
      untrack(() => this.#follow(count));
    });
    $effect(() => () => {
      clearTimeout(this.#drawing);
      cancelAnimationFrame(this.#ending);
    });
  }

  /** The lines to show. */
  get shown(): readonly ChatLine[] {
    return this.#lines().slice(Math.max(this.older, this.#within(this.#drawn, STEP)));
  }

  /** How many stand before them. Where lines go, as when staff hide all, the latest are shown still. */
  get older(): number {
    return this.#within(this.#wanted, SHOWN);
  }

  #within(from: number, least: number): number {
    return Math.min(from, Math.max(0, this.#lines().length - least));
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
  showOlder(list: HTMLElement | undefined) {
    this.#drawn = this.older;
    this.#wanted = Math.max(0, this.older - SHOWN);
    // The button that was pressed is gone with the last of them.
    if (this.#wanted === 0) list?.focus({ preventScroll: true });
    this.#draw();
  }

  /** Draws what is wanted, a few lines a frame: not in the frame's own task, which has to paint them. */
  #draw() {
    clearTimeout(this.#drawing);
    this.#drawing = setTimeout(() => {
      if (this.#drawn <= this.#wanted) return;
      const { scrollHeight } = document.documentElement;
      this.#drawn = Math.max(this.#wanted, this.#drawn - STEP);
      void tick().then(() => {
        if (this.#atEnd) this.toEnd();
        else scrollBy(0, document.documentElement.scrollHeight - scrollHeight);
        this.#draw();
      });
    }, PAUSE);
  }

  #follow(count: number) {
    if (count < this.#seen) this.#seen = count;
    if (!this.#atEnd) return;
    if (count - this.#wanted > MOST) this.#wanted = count - SHOWN;
    else this.#wanted = this.older;
    this.#drawn = Math.max(this.#wanted, this.#within(this.#drawn, STEP));
    this.#seen = count;
    // Once what came is drawn, in a task of its own.
    cancelAnimationFrame(this.#ending);
    this.#ending = requestAnimationFrame(() => {
      this.toEnd();
      this.#draw();
    });
  }
}

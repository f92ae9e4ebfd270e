import type { Part, PartKey, Seq, ToClient, ViewStep } from '../protocol';

/** A change of the view that can be shown: never a mixture of two moments (rule SY3). */
export interface Change {
  /** Place whose effects the view holds once this is applied. */
  seq: Seq;
  /** Whether everything held before is dropped first. */
  whole: boolean;
  /** Parts that are new or changed. */
  parts: ReadonlyMap<PartKey, Part>;
  /** Keys of parts that are gone. */
  gone: ReadonlySet<PartKey>;
  /** Which step of a view this completes, if it comes in steps. */
  step: ViewStep | undefined;
}

/** Gathers frames until one says that no more follow: then they are applied together. */
export class Staging {
  #whole = false;
  #parts = new Map<PartKey, Part>();
  #gone = new Set<PartKey>();

  /** Takes a frame; gives the change when it is complete. */
  take(frame: Extract<ToClient, { t: 'parts' }>): Change | undefined {
    if (frame.whole) this.#drop(true);
    for (const key of frame.gone ?? []) this.#remove(key);
    for (const { key, part } of frame.parts ?? []) this.#put(key, part);
    if (frame.more) return undefined;
    const { seq, step } = frame;
    const change = { seq, step, whole: this.#whole, parts: this.#parts, gone: this.#gone };
    this.#drop(false);
    return change;
  }

  /** Forgets what was staged: the socket that it came from is gone. */
  reset() {
    this.#drop(false);
  }

  #put(key: PartKey, part: Part) {
    this.#parts.set(key, part);
    this.#gone.delete(key);
  }

  #remove(key: PartKey) {
    this.#parts.delete(key);
    this.#gone.add(key);
  }

  #drop(whole: boolean) {
    this.#whole = whole;
    this.#parts = new Map();
    this.#gone = new Set();
  }
}

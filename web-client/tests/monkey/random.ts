/** Chance that a seed decides, so that a run can be had again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  one<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  /** Words that mean nothing, so that no guard takes them for somebody's data. */
  words(count: number): string {
    const word = () => Array.from({ length: 2 }, () => this.one(SYLLABLES)).join('');
    return Array.from({ length: count }, word).join(' ');
  }
}

const SYLLABLES = ['ka', 'lo', 'mi', 'nu', 'pe', 'ri', 'sä', 'tö', 'vy', 'hå'];

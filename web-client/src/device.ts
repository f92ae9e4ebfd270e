/**
 * What a browser keeps for this service, and the only place that touches its storage. Storage can be
 * forbidden (all cookies blocked, some browsers inside apps) or full: then what is kept lasts as long
 * as the page, nothing throws, and `keeps` tells so (FT20).
 */
export class Store {
  // What storage did not take; it stands before what storage holds.
  #held = new Map<string, string>();

  constructor(private readonly storage: () => Storage) {}

  /** Whether a reload finds what is kept here. */
  get keeps(): boolean {
    return this.#held.size === 0 && this.#asked((storage) => storage.getItem('foorumi')) !== FAILED;
  }

  /** What is kept under a name. */
  get(name: string): string | undefined {
    const held = this.#held.get(name);
    if (held !== undefined) return held;
    const found = this.#asked((storage) => storage.getItem(name));
    return found === FAILED ? undefined : (found ?? undefined);
  }

  /** Keeps a text under a name; `undefined` forgets it. */
  set(name: string, text: string | undefined) {
    const result = this.#asked((storage) =>
      text === undefined ? storage.removeItem(name) : storage.setItem(name, text),
    );
    if (result === FAILED && text !== undefined) this.#held.set(name, text);
    else this.#held.delete(name);
  }

  #asked<T>(ask: (storage: Storage) => T): T | typeof FAILED {
    try {
      return ask(this.storage());
    } catch {
      return FAILED;
    }
  }
}

const FAILED = Symbol('storage is forbidden or full');

/** What this device keeps, in all its tabs and later. */
export const device = new Store(() => localStorage);
/** What this tab keeps over a reload. */
export const tab = new Store(() => sessionStorage);

/** What was written as JSON and has the form asked for; else `otherwise`. */
export function stored<T>(
  store: Store,
  name: string,
  is: (one: unknown) => one is T,
  otherwise: T,
): T {
  try {
    const found: unknown = JSON.parse(store.get(name) ?? 'null');
    return is(found) ? found : otherwise;
  } catch {
    return otherwise;
  }
}

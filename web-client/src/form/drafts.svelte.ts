import { stored, tab, type Store } from '../device';

/** Under which name the tab keeps its drafts. */
const NAME = 'foorumi.drafts';
/** Most drafts of a tab: a person fills in a few forms at a time. The one left longest ago goes first. */
const MOST = 60;
/** Most characters written to storage; what is over it lasts as long as the page. */
const MOST_CHARACTERS = 400_000;

/** What somebody has written and not sent: only the fields that differ from what stands. */
export interface Draft {
  readonly values: Readonly<Record<string, unknown>>;
  /** The revision of what is edited that the writer had seen when they began. */
  readonly seen?: number;
  /** On its way; or it was when the page went, and nobody knows whether it came. */
  readonly is?: 'going' | 'unsure';
}

type Entry = readonly [key: string, draft: Draft];

/**
 * All that is written and not sent in this tab, by meeting and place (rule ID2, PG10). It is kept from
 * the first letter, over other views, reloads and forbidden storage.
 */
export class Drafts {
  /** From the one written longest ago to the latest. */
  #all: ReadonlyMap<string, Draft> = $state.raw(new Map());
  /** Keys of forms that are being sent. */
  #going: readonly string[] = $state.raw([]);
  #written: string | undefined;

  constructor(private readonly store: Store) {
    const found = stored(store, NAME, areEntries, []);
    this.#all = new Map(found.map(([key, draft]) => [key, asLeft(draft)]));
  }

  get(key: string): Draft | undefined {
    return this.#all.get(key);
  }

  /** Keeps a draft as the latest; `undefined` forgets it. */
  put(key: string, draft: Draft | undefined) {
    const others = [...this.#all].filter(([one]) => one !== key);
    this.#all = new Map([...others, ...(draft ? [[key, draft] as const] : [])].slice(-MOST));
    if (draft) this.#written = key;
    this.#save();
  }

  /** All drafts whose key begins so, the oldest first. */
  under(start: string): Entry[] {
    return [...this.#all].filter(([key]) => key.startsWith(start));
  }

  /** A form is being sent, until `ended`; `alone` if the page that sends it must not go meanwhile. */
  began(key: string, alone = true) {
    this.#going = [...this.#going, key];
    if (alone) this.#mark(key, 'going');
  }

  ended(key: string) {
    this.#going = this.#going.filter((one) => one !== key);
    this.#mark(key, undefined);
  }

  isGoing(key: string): boolean {
    return this.#going.includes(key);
  }

  /** Whether a text waits to be sent from this page. */
  get goes(): boolean {
    return [...this.#all.values()].some(({ is }) => is === 'going');
  }

  /** From now on `stays` tells of what is written. */
  watch(): { stays: () => boolean } {
    this.#written = undefined;
    return { stays: () => this.#written !== undefined && this.#all.has(this.#written) };
  }

  #mark(key: string, is: Draft['is']) {
    const draft = this.#all.get(key);
    if (!draft) return;
    const { values, seen } = draft;
    const marked = { values, ...(seen !== undefined && { seen }), ...(is && { is }) };
    this.#all = new Map(this.#all).set(key, marked);
    this.#save();
  }

  #save() {
    const fitting: string[] = [];
    let room = MOST_CHARACTERS;
    for (const entry of [...this.#all].reverse()) {
      const text = JSON.stringify(entry);
      room -= text.length;
      if (room < 0) break;
      fitting.unshift(text);
    }
    this.store.set(NAME, fitting.length > 0 ? `[${fitting.join()}]` : undefined);
  }
}

/** What the forms of this tab hold. */
export const drafts = new Drafts(tab);

/** The key of a form: its meeting and its place in it. */
export function keyOf(meeting: string | undefined, place: string): string {
  return `${meeting ?? ''} ${place}`;
}

function asLeft(draft: Draft): Draft {
  return draft.is === 'going' ? { ...draft, is: 'unsure' } : draft;
}

function areEntries(one: unknown): one is readonly Entry[] {
  return Array.isArray(one) && one.every(isEntry);
}

function isEntry(one: unknown): one is Entry {
  if (!Array.isArray(one) || typeof one[0] !== 'string') return false;
  const draft: unknown = one[1];
  if (typeof draft !== 'object' || draft === null) return false;
  const { values, seen, is } = draft as { [K in keyof Draft]: unknown };
  return (
    typeof values === 'object' &&
    values !== null &&
    (seen === undefined || typeof seen === 'number') &&
    (is === undefined || is === 'going' || is === 'unsure')
  );
}

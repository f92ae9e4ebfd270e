import { tick, untrack } from 'svelte';
import { drafts } from './drafts.svelte';
import type { Fields } from './fields';
import { giveUp } from './giveUp';

/** What is wrong, in words, by field. */
export type Faults<V> = { [K in keyof V]?: string | undefined };

/** What a form is about. Functions are asked each time, so that all follows what they read. */
export interface Shape<V extends object> {
  /** Its meeting and place (`keyOf`). */
  key: () => string;
  /** Its fields, each with what may be in it. */
  fields: Fields<V>;
  /** What stands in the fields while nothing is written there. */
  begin: () => V;
  /** What is wrong; before somebody has `tried` to send, only what is to be told at once. */
  faults?: (values: V, tried: boolean) => Faults<V>;
  /** Whether a reload sends it by itself, as it does with what holds no text (SY2). */
  resumes?: () => boolean;
  /** Which state of what is edited is shown. */
  revision?: () => number;
}

/**
 * A form that loses nothing: what is written is a draft from the first letter, in memory and in the tab,
 * until it was sent or given up. A field that nobody has touched follows what stands.
 */
export class Form<V extends object> {
  /** What stands in the fields; written to like variables. */
  readonly values: V;
  #shape: Shape<V>;
  #element: HTMLElement | undefined;
  /** The key under which somebody has tried to send; another place begins anew. */
  #triedAt: string | undefined = $state();

  readonly #key = $derived.by(() => this.#shape.key());
  readonly #draft = $derived(drafts.get(this.#key));
  readonly #begin = $derived.by(() => this.#shape.begin());
  readonly #written = $derived.by(() => this.#own(this.#draft?.values ?? {}));
  readonly #now = $derived<V>({ ...this.#begin, ...this.#written });
  readonly #faults = $derived.by(
    (): Faults<V> => this.#shape.faults?.(this.#now, this.tried) ?? {},
  );

  constructor(shape: Shape<V>) {
    this.#shape = shape;
    const values = {};
    for (const name of this.#names) {
      const field = { get: () => this.#now[name], set: (to: V[typeof name]) => this.set(name, to) };
      Object.defineProperty(values, name, { ...field, enumerable: true });
    }
    this.values = values as V;
  }

  /** Whether something is written that is not sent. */
  get touched(): boolean {
    return Object.keys(this.#written).length > 0;
  }

  /** Whether it is being sent, from here or from where it was shown before. */
  get busy(): boolean {
    return drafts.isGoing(this.#key);
  }

  /** Whether somebody has tried to send it. */
  get tried(): boolean {
    return this.#triedAt === this.#key;
  }

  /** Whether the page went while it was being sent, so that nobody knows whether it came. */
  get unsure(): boolean {
    return this.touched && this.#draft?.is === 'unsure';
  }

  /** What is wrong, to stand beside the field. */
  get errors(): Faults<V> {
    return this.#faults;
  }

  /** The revision that the writer has seen; while nothing is written, the present one. */
  get seen(): number {
    return (this.touched ? this.#draft?.seen : undefined) ?? this.#shape.revision?.() ?? 0;
  }

  /** For the element of the form, in which what is wrong gets the focus. */
  readonly here = (element: HTMLElement) => {
    this.#element = element;
    // What stands now says what was written: there is nothing left to send.
    $effect(() => {
      if (this.#draft && !this.touched && !this.busy) untrack(() => this.forget());
    });
    return () => {
      if (this.#element === element) this.#element = undefined;
    };
  };

  /** Writes into a field. */
  set<K extends keyof V & string>(name: K, value: V[K]) {
    const written = this.#own({ ...this.#written, [name]: value });
    const seen = this.touched ? this.#draft?.seen : this.#shape.revision?.();
    const going = this.#draft?.is === 'going' ? ({ is: 'going' } as const) : {};
    const draft = { values: written, ...(seen !== undefined && { seen }), ...going };
    drafts.put(this.#key, Object.keys(written).length > 0 ? draft : undefined);
  }

  /** The writer has seen what stands now, and goes on with their own. */
  sawNow() {
    const draft = this.#draft;
    const seen = this.#shape.revision?.();
    if (draft && seen !== undefined) drafts.put(this.#key, { ...draft, seen });
  }

  /**
   * Sends what stands, unless it is being sent or something is wrong: then that is told, and gets the
   * focus. What was accepted is forgotten; what was written meanwhile stays.
   */
  async submit(event: Event | undefined, send: (values: V) => Promise<boolean>): Promise<boolean> {
    event?.preventDefault();
    if (this.busy || !(await this.fits())) return false;
    const key = this.#key;
    const sent = { ...this.#now };
    drafts.began(key, !this.#shape.resumes?.());
    const done = await send(sent).finally(() => drafts.ended(key));
    if (done) this.#sent(key, sent);
    return done;
  }

  /** Whether nothing is wrong. Else it is told beside the fields, and the first of them gets the focus. */
  async fits(): Promise<boolean> {
    this.#triedAt = this.#key;
    if (Object.values(this.#faults).every((fault) => fault === undefined)) return true;
    await tick();
    this.#element?.querySelector<HTMLElement>(WRONG)?.focus();
    return false;
  }

  /** Gives up what is written; Undo brings it back, and `back` shows it. */
  cancel(back?: () => void) {
    const key = this.#key;
    if (this.touched) giveUp(key, back);
    this.forget();
  }

  /** Empties the form: what was in it is not wanted any more. */
  forget() {
    drafts.put(this.#key, undefined);
    this.#triedAt = undefined;
  }

  /** What was accepted is no draft any more, as far as it is still what was sent. */
  #sent(key: string, sent: V) {
    if (this.#triedAt === key) this.#triedAt = undefined;
    const draft = drafts.get(key);
    if (!draft) return;
    const rest = Object.entries(draft.values).filter(
      ([name, value]) => !same(value, sent[name as keyof V]),
    );
    drafts.put(key, rest.length > 0 ? { values: Object.fromEntries(rest) } : undefined);
  }

  get #names(): (keyof V & string)[] {
    return Object.keys(this.#shape.fields) as (keyof V & string)[];
  }

  /** Of what was kept or written, what belongs to this form and differs from what stands. */
  #own(found: Readonly<Record<string, unknown>>): Partial<V> {
    const own: Partial<V> = {};
    for (const name of this.#names) {
      const value = found[name];
      if (this.#shape.fields[name](value) && !same(value, this.#begin[name])) own[name] = value;
    }
    return own;
  }
}

/** A field that is marked as wrong, or the first control of a group that is. */
const WRONG = '[aria-invalid="true"], [data-wrong] input';

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

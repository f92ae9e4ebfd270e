import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Part, PartKey } from '../../src/protocol';
import type { FakeLine } from '../pages/line';
import type { Random } from './random';
import type { Change, Spot, World } from './world';

export const EVENTS = ['away', 'back', 'reload', 'cut', 'colleague', 'host'] as const;
export type Event = (typeof EVENTS)[number];

/** How often each act comes; a world without a line has fewer. */
const ACTS = [
  ...Array<'type'>(6).fill('type'),
  ...(['send', 'away', 'away', 'back', 'reload', 'reload', 'cut', 'cut'] as const),
  ...(['colleague', 'colleague', 'host', 'host'] as const),
];
/** So much is typed to the limit, and so much is written anew. */
const TO_THE_LIMIT = 0.3;

/** What was met by each field, to show that a run has tried it. */
export interface Met {
  filled: number;
  events: Map<Event, number>;
}

/**
 * Writes, taps, leaves, reloads, and lets others act, as a seed will have it; and holds that what was
 * typed into a field stands in it whenever one comes back to it, or has been sent.
 */
export class Monkey {
  readonly met = new Map<string, Met>();
  #written = new Map<Spot, string>();
  readonly #usual: ReadonlyMap<PartKey, Part>;

  constructor(
    private readonly world: World,
    private readonly page: Page,
    private readonly line: FakeLine,
    private readonly parts: Map<PartKey, Part>,
    private readonly random: Random,
  ) {
    this.#usual = new Map(parts);
    for (const { name } of world.spots) this.met.set(name, { filled: 0, events: new Map() });
    line.decide = (command, line) => {
      world.answer?.(command, line);
      return { outcome: 'accepted', seq: 1 } as never;
    };
  }

  /** Does so many acts, and then goes to every field once more. */
  async live(acts: number) {
    await this.world.ready(this.page);
    for (let at = 0; at < acts; at++) await this.#act();
    await this.#mend();
    await this.#settle();
    for (const spot of this.world.spots) await this.#look(spot);
  }

  async #act() {
    const act = this.random.one(ACTS);
    switch (act) {
      case 'type':
        return this.#type(this.random.one(this.world.spots));
      case 'send':
        return this.#send(this.random.one(this.world.spots));
      case 'away':
        this.#meet('away');
        return this.world.away(this.page, this.random);
      case 'back':
        return this.#back();
      case 'reload':
        return this.#reload();
      case 'cut':
        return this.#cut();
      case 'colleague':
      case 'host':
        return this.#others(act);
    }
  }

  async #type(spot: Spot) {
    const field = await this.#look(spot);
    const before = this.#written.get(spot) ?? '';
    const full = this.random.next() < TO_THE_LIMIT;
    const text = this.#text(spot, before, full);
    await field.fill(text);
    this.#written.set(spot, text);
    const met = this.met.get(spot.name);
    if (full && met) met.filled += 1;
  }

  #text(spot: Spot, before: string, full: boolean): string {
    if (spot.typed) return spot.typed(this.random, full ? spot.limit : 3);
    const words = this.random.words(full ? spot.limit / 5 + 1 : 1 + this.random.below(3));
    const text = `${before} ${words}`.trim();
    if (full) return text.slice(0, spot.limit).replace(/ $/, 'x');
    return text.length > spot.limit ? words.slice(0, spot.limit) : text;
  }

  /** Goes to a field: what was typed stands in it, or was sent and is gone from it. */
  async #look(spot: Spot): Promise<Locator> {
    const field = await spot.reach(this.page);
    const typed = this.#written.get(spot) ?? '';
    // What stands where nothing was typed is the field's own matter, if it has such.
    if (typed === '' && spot.shown) return field;
    const shown = spot.shown?.(typed) ?? typed;
    if (typed !== '' && (await field.inputValue()) !== shown && this.#wasSent(typed)) {
      this.#written.delete(spot);
      return field;
    }
    await expect.poll(() => field.inputValue(), { message: spot.name }).toBe(shown);
    return field;
  }

  async #send(spot: Spot) {
    const typed = this.#written.get(spot) ?? '';
    if (!spot.sends || typed === '') return;
    const field = await this.#look(spot);
    if ((this.#written.get(spot) ?? '') === '') return;
    await field.evaluate((it) => (it as HTMLInputElement).form?.requestSubmit());
    if (!this.line.up) return;
    await expect.poll(() => this.#wasSent(typed), { message: `${spot.name} is sent` }).toBe(true);
    // Either it shows nothing any more, or its form has gone: one looks when one comes back.
    await this.#settle();
  }

  #wasSent(text: string): boolean {
    const wanted = JSON.stringify(text.trim());
    return this.line.received.some(({ command }) => JSON.stringify(command).includes(wanted));
  }

  async #reload() {
    this.#meet('reload');
    await this.page.reload();
    await this.#mend();
    await this.world.ready(this.page);
    await this.#settle();
  }

  async #back() {
    this.#meet('back');
    await this.page.goBack();
    await this.page.goForward();
    await this.#mend();
    await this.world.ready(this.page);
    await this.#settle();
  }

  /** The line is cut while somebody writes, and sometimes comes back at once. */
  async #cut() {
    if (this.parts.size === 0) return;
    if (!this.line.up) return this.#mend();
    await this.#settle();
    this.#meet('cut');
    await this.line.cut();
    if (this.random.next() < 0.5) await this.#mend();
  }

  async #others(who: 'colleague' | 'host') {
    const change = this.world[who]?.(this.random);
    if (!change) return;
    await this.#mend();
    this.#meet(who);
    this.line.show(change);
    // Whatever they did, it is as it was before one goes on: what was written must have outlived it.
    await this.#settle();
  }

  async #mend() {
    if (this.line.up) return;
    this.line.up = true;
    const greeted = this.line.hellos.length;
    await this.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => this.line.hellos.length).toBeGreaterThan(greeted);
    await this.#settle();
  }

  /** The room is as it was in the beginning, and the page has heard of it. */
  async #settle() {
    if (!this.line.up || this.parts.size === 0) return;
    const odd = [...this.parts.keys()].filter((key) => !this.#usual.has(key));
    const change: Change = Object.fromEntries([
      ...odd.map((key) => [key, undefined] as const),
      ...[...this.#usual].filter(([key, part]) => this.parts.get(key) !== part),
    ]);
    if (Object.keys(change).length === 0) return;
    // A frame for what others did and one for what is: the page must have seen both.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    this.line.show(change);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }

  #meet(event: Event) {
    for (const [spot, text] of this.#written) {
      if (text === '') continue;
      const events = this.met.get(spot.name)?.events;
      events?.set(event, (events.get(event) ?? 0) + 1);
    }
  }
}

import { tick } from 'svelte';
import type { Becoming, MessageId, MessagePart, RejectReason, Verdict } from '../../protocol';
import { drafts, keyOf } from '../../form/drafts.svelte';
import { Progress } from '../../room/progress.svelte';
import type { Room } from '../../room/room.svelte';
import type { Staff } from '../../staff/staff';
import { become, decide, editMessage, inList, columnOf } from './decide';
import { inSight, matterOf, messageAfterMove, neighbour, reader, stacked } from './review';

/** A form that is open for the selected message. */
export type Open = 'reject' | 'edit' | 'answer' | 'merge' | 'sheet';

/** Where what is written about a message is kept. */
export function formKey(room: Room, is: 'answer' | 'edit', message: MessageId): string {
  return keyOf(room.welcome?.meeting, `${is} ${message}`);
}

/** The element in which a form stands. */
export function formId(form: Open, message: MessageId | undefined): string {
  return form === 'edit' || form === 'answer' ? `${form}-${message}` : 'desk-form';
}

/** What a moderator is doing: which row they are on, which they have picked, which form is open. */
export class ReviewDesk {
  /** How the last act went. */
  readonly progress = new Progress();
  selected: MessageId | undefined = $state();
  picked: readonly MessageId[] = $state.raw([]);
  /** The matters of which each message has a row of its own. */
  apart: readonly MessageId[] = $state.raw([]);
  open: Open | undefined = $state();
  #upTo: MessageId | undefined = $state();
  /** Whether the row one is on was among those that wait when one came to it. */
  #reviewing = $state(false);

  constructor(private readonly all: Staff) {}

  get waiting(): MessagePart[] {
    return inList(this.all.room, 'waiting');
  }

  get current(): MessagePart | undefined {
    return this.all.room.messages.find(({ id }) => id === this.selected);
  }

  /** The list to review: the row one is on never moves under the focus. */
  get sight() {
    return inSight(this.waiting, this.#upTo, this.#reviewing ? this.current : undefined);
  }

  /** The rows of that list. */
  get rows() {
    return stacked(this.sight.shown, this.selected, this.apart);
  }

  /** What an act on a message is for: on the one that one is on all that are picked, else its row. */
  about(message: MessagePart): readonly MessagePart[] {
    if (message.id === this.selected && this.many.length > 0) return this.many;
    return this.rows.find(({ first }) => first.id === message.id)?.all ?? [message];
  }

  /** Those picked that still wait or are held. */
  get many(): MessagePart[] {
    const there = this.all.room.messages.filter(({ id }) => this.picked.includes(id));
    return there.filter((one) => ['waiting', 'held'].includes(columnOf(one)));
  }

  select(message: MessagePart) {
    if (this.selected === message.id) return;
    this.selected = message.id;
    this.#reviewing = columnOf(message) === 'waiting';
    this.open = undefined;
    this.claim();
  }

  /** Tells colleagues what one reads, unless one of them reads it already (rule CH3). */
  claim() {
    const { room } = this.all;
    if (room.meeting?.state !== 'live') return;
    const message = this.current;
    const reading = message && reader(message, room.you?.who?.number, room.now);
    if (reading) return;
    void room.do({ chat: { do: 'claim', message: message?.id ?? null } });
  }

  pullIn() {
    this.#upTo = this.waiting.at(-1)?.id;
  }

  pick(message: MessagePart | undefined) {
    if (!message) return;
    const { id } = message;
    const without = this.picked.filter((one) => one !== id);
    this.picked = without.length < this.picked.length ? without : [...without, id];
  }

  /** Gives each message on the matter of this one a row of its own, or one row to all again. */
  takeApart(message: MessagePart | undefined) {
    if (!message) return;
    const matter = matterOf(message);
    const without = this.apart.filter((one) => one !== matter);
    this.apart = without.length < this.apart.length ? without : [...without, matter];
  }

  unpick() {
    this.picked = [];
  }

  /** Opens a form for the selected message, or closes it; the claim is renewed. */
  async toggle(form: Open) {
    if (!this.current) return;
    this.open = this.open === form ? undefined : form;
    this.claim();
    await tick();
    const place = document.getElementById(formId(form, this.selected));
    place?.querySelector<HTMLElement>('textarea, select, input, button')?.focus();
  }

  close() {
    if (!this.open) return;
    this.open = undefined;
    void this.#focusOn(this.selected);
  }

  /** Decides on the row one is on, or on what is picked. */
  decide(verdict: Verdict) {
    if (this.current) void this.#decide(this.current, verdict);
  }

  /** Answers a message in writing, with it all that an act on it is for. */
  answer(message: MessagePart, text: string, toAll: boolean): Promise<boolean> {
    return this.#decide(message, { verdict: 'answer', text, toAll });
  }

  reject(reason: RejectReason) {
    if (this.open === 'reject') this.decide({ verdict: 'reject', reason });
  }

  /** Covers in the message one is on what the guard suspects. */
  mask() {
    if (this.current) void this.edit(this.current, undefined);
  }

  async edit(message: MessagePart, text: string | undefined): Promise<boolean> {
    const done = await editMessage(this.all, message, text, this.progress);
    if (done && message.id === this.selected) this.close();
    return done;
  }

  /**
   * The answers and corrections that are open or written and not sent: they stay while one looks at
   * other rows (PG7).
   */
  get forms(): { is: 'answer' | 'edit'; message: MessagePart }[] {
    const { room } = this.all;
    const { current, open } = this;
    return (['edit', 'answer'] as const).flatMap((is) =>
      room.messages
        .filter(
          (message) =>
            (open === is && message === current) || drafts.get(formKey(room, is, message.id)),
        )
        .map((message) => ({ is, message })),
    );
  }

  become(what: Becoming) {
    const message = this.current;
    if (message) void this.#follow([message], become(this.all, message, what, this.progress));
  }

  move(by: -1 | 1) {
    void this.#focusOn(messageAfterMove(this.#heads, this.selected, by));
  }

  get #heads(): MessagePart[] {
    return this.rows.map(({ first }) => first);
  }

  #decide(message: MessagePart, verdict: Verdict): Promise<boolean> {
    const messages = this.about(message);
    return this.#follow(messages, decide(this.all, messages, verdict, this.progress));
  }

  /** After an act the next row that waits is the one to be on. */
  async #follow(messages: readonly MessagePart[], done: Promise<boolean>): Promise<boolean> {
    const gone = messages.map(({ id }) => id);
    const on = this.selected;
    const rest = this.#heads.filter(({ id }) => id === on || !gone.includes(id));
    const next = this.#reviewing && on !== undefined ? neighbour(rest, on) : undefined;
    if (!(await done)) return false;
    this.open = undefined;
    this.unpick();
    if (this.selected !== on || on === undefined || !gone.includes(on)) return true;
    this.selected = next;
    this.#reviewing = next !== undefined;
    await this.#focusOn(next);
    if (next !== undefined) this.claim();
    return true;
  }

  async #focusOn(id: MessageId | undefined) {
    await tick();
    if (id === undefined) return;
    document.getElementById(`message-${id}`)?.querySelector('button')?.focus();
  }
}

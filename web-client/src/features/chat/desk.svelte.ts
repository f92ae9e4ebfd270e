import { tick } from 'svelte';
import type { Becoming, MessageId, MessagePart, RejectReason, Verdict } from '../../protocol';
import { Act } from '../../room/act.svelte';
import type { Staff } from '../../staff/staff';
import { become, decide, edit, inList, listOf } from './decide';
import { alikeOf, inSight, moved, neighbour, reader } from './review';

/** A form that is open for the selected message. */
export type Open = 'reject' | 'edit' | 'answer' | 'merge' | 'sheet';

/** What a moderator is doing: which row they are on, which they have picked, which form is open. */
export class ReviewDesk {
  /** How the last act went. */
  readonly near = new Act();
  selected: MessageId | undefined = $state();
  picked: readonly MessageId[] = $state.raw([]);
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

  /** Those picked that still wait or are held; an act is for all of them. */
  get many(): MessagePart[] {
    const there = this.all.room.messages.filter(({ id }) => this.picked.includes(id));
    return there.filter((one) => ['waiting', 'held'].includes(listOf(one)));
  }

  select(message: MessagePart) {
    if (this.selected === message.id) return;
    this.selected = message.id;
    this.#reviewing = listOf(message) === 'waiting';
    this.open = undefined;
    this.claim();
  }

  /** Tells colleagues what one reads, unless one of them reads it already (rule CH3). */
  claim() {
    const { room } = this.all;
    if (room.meeting?.state !== 'live') return;
    const message = this.current;
    const taken = message && reader(message, room.you?.who?.number, room.now);
    if (taken) return;
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

  pickAlike(message: MessagePart | undefined) {
    if (!message) return;
    this.picked = alikeOf(message, this.waiting).map(({ id }) => id);
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
    const place = form === 'reject' ? `message-${this.selected}` : 'desk-form';
    const within = form === 'reject' ? '.reasons button' : 'textarea, select, input, button';
    const field = document.getElementById(place)?.querySelector<HTMLElement>(within);
    field?.focus();
  }

  close() {
    if (!this.open) return;
    this.open = undefined;
    void this.#focusOn(this.selected);
  }

  /** Decides on what is picked, else on the row one is on. */
  decide(verdict: Verdict) {
    const many = this.many;
    const messages = many.length > 0 ? many : this.current ? [this.current] : [];
    if (messages.length > 0)
      void this.#follow(messages, decide(this.all, messages, verdict, this.near));
  }

  /** Decides on one row, by its own button. */
  decideOne(message: MessagePart, verdict: Verdict) {
    void this.#follow([message], decide(this.all, [message], verdict, this.near));
  }

  reject(reason: RejectReason) {
    if (this.open === 'reject') this.decide({ verdict: 'reject', reason });
  }

  edit(text: string | undefined) {
    const message = this.current;
    if (!message) return;
    void edit(this.all, message, text, this.near).then((done) => done && this.close());
  }

  become(what: Becoming) {
    const message = this.current;
    if (message) void this.#follow([message], become(this.all, message, what, this.near));
  }

  move(by: -1 | 1) {
    void this.#focusOn(moved(this.sight.shown, this.selected, by));
  }

  /** After an act the next row that waits is the one to be on. */
  async #follow(messages: readonly MessagePart[], done: Promise<boolean>) {
    const gone = messages.map(({ id }) => id);
    const on = this.selected;
    const rest = this.sight.shown.filter(({ id }) => id === on || !gone.includes(id));
    const next = this.#reviewing && on !== undefined ? neighbour(rest, on) : undefined;
    if (!(await done)) return;
    this.open = undefined;
    this.unpick();
    if (this.selected !== on || on === undefined || !gone.includes(on)) return;
    this.selected = next;
    this.#reviewing = next !== undefined;
    await this.#focusOn(next);
    if (next !== undefined) this.claim();
  }

  async #focusOn(id: MessageId | undefined) {
    await tick();
    if (id === undefined) return;
    document.getElementById(`message-${id}`)?.querySelector('button')?.focus();
  }
}

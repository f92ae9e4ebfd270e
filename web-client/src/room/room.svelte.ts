import { Connection } from '../connection/connection.svelte';
import type { Outcome } from '../connection/outcome';
import { language } from '../i18n/language.svelte';
import { rejectionWords } from '../i18n/shared/words';
import type {
  ActivityId,
  Command,
  Access,
  Millis,
  Position,
  Role,
  SegmentId,
  Welcome,
} from '../protocol';
import { untrack } from 'svelte';
import { toasts } from '../ui/toasts.svelte';
import { clock } from './clock.svelte';
import { byOwnId, inOrder } from './order';
import { Parts, type PartOf } from './parts.svelte';
import { Staging } from './staging';

/** An activity, whatever its kind. */
/** A poll with how many have answered it. */
export type Poll = PartOf<'poll'> & { answered: number };
export type Activity = PartOf<'cloud'> | Poll | PartOf<'sheet'>;

/** A meeting's room as this browser sees it: what is there, and the way to act in it. */
export class Room {
  /** The line to the server. */
  readonly connection: Connection;
  /** What the server said in greeting; nothing before the first greeting. */
  welcome: Welcome | undefined = $state.raw();
  /** Whether a view has come: whole, or what the task going on needs. */
  ready: boolean = $state(false);
  /** Whether the rest of it is still to come. */
  partial: boolean = $state(false);

  #parts = new Parts();
  #staging = new Staging();
  #position: Position | undefined;
  #restAskedOf: Welcome | undefined;

  constructor(access: Access) {
    this.connection = new Connection(access, {
      position: () => this.#position,
      welcomed: (welcome) => this.#welcomed(welcome),
      resumed: (outcome) => this.#resumed(outcome),
      parts: (frame) => this.#take(frame),
    });
  }

  /** Sends a command; the outcome comes when the server has told it, over any number of sockets. */
  do(command: Command): Promise<Outcome> {
    return this.connection.do(command);
  }

  /** Asks for the rest of a view, if it came in steps; a new socket brings the whole by itself. */
  fetchRest() {
    if (!this.partial || this.#restAskedOf === this.welcome) return;
    this.#restAskedOf = this.welcome;
    this.connection.askRest();
  }

  /** The server's time now; reactive, each second. */
  get now(): Millis {
    return clock.now + this.connection.offset;
  }

  /** The role of this browser. */
  get role(): Role | undefined {
    return this.welcome?.role;
  }

  get meeting() {
    return this.#parts.one('meeting', 'meeting');
  }
  get agenda() {
    return this.#parts.one('agenda', 'agenda');
  }
  get stage() {
    return this.#parts.one('stage', 'stage');
  }
  get queue() {
    return this.#parts.one('queue', 'queue');
  }
  /** Overrides of the queue's order, for staff; nothing before the first. */
  get queueLog() {
    return this.#parts.one('queueLog', 'queuelog');
  }
  get timer() {
    return this.#parts.one('timer', 'timer');
  }
  /** Which host has the controls, for staff. */
  get baton() {
    return this.#parts.one('baton', 'baton');
  }
  get chat() {
    return this.#parts.one('chat', 'chat');
  }
  get people() {
    return this.#parts.one('people', 'people');
  }
  get you() {
    return this.#parts.one('you', 'you');
  }
  get myQueue() {
    return this.#parts.one('myQueue', 'myqueue');
  }

  readonly segment = (id: SegmentId) => this.#parts.one('segment', `segment:${id}`);
  /** The segments in the order of the agenda. */
  get segments(): PartOf<'segment'>[] {
    const order = this.agenda?.segments ?? [];
    return order.flatMap((id) => this.segment(id) ?? []);
  }
  /** The segment going on. */
  get current() {
    const id = this.agenda?.current;
    return id === undefined ? undefined : this.segment(id);
  }

  /** An activity of any kind. */
  activity(id: ActivityId): Activity | undefined {
    return this.cloud(id) ?? this.poll(id) ?? this.sheet(id);
  }

  readonly cloud = (id: ActivityId) => this.#parts.one('cloud', `cloud:${id}`);
  /** The words of a cloud that may be seen here, most frequent first, then by key. */
  words(id: ActivityId): PartOf<'word'>[] {
    const words = this.#parts.group('word', `word:${id}`);
    return words.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }
  /** What there is to decide about a cloud's words, for staff. */
  readonly mending = (id: ActivityId) => this.#parts.one('mending', `mending:${id}`);
  readonly myWords = (id: ActivityId) => this.#parts.one('myWords', `mywords:${id}`);
  readonly cloudPicture = (id: ActivityId) => this.#parts.one('cloudPicture', `picture:${id}`);

  poll(id: ActivityId): Poll | undefined {
    const poll = this.#parts.one('poll', `poll:${id}`);
    const answered = this.#parts.one('answered', `answered:${id}`)?.count ?? 0;
    return poll && { ...poll, answered };
  }
  /** The result of a poll, when it may be seen here. */
  readonly result = (id: ActivityId) => this.#parts.one('result', `result:${id}`);
  readonly ballot = (id: ActivityId) => this.#parts.one('ballot', `ballot:${id}`);

  readonly sheet = (id: ActivityId) => this.#parts.one('sheet', `sheet:${id}`);
  /** The ideas of a sheet, the root included, in no order: see `features/sheet/outline`. */
  ideas(id: ActivityId): PartOf<'idea'>[] {
    return this.#parts.group('idea', `idea:${id}`);
  }
  readonly idea = (sheet: ActivityId, id: string) => this.#parts.one('idea', `idea:${sheet}:${id}`);
  readonly tally = (id: ActivityId) => this.#parts.one('tally', `tally:${id}`);
  readonly dots = (id: ActivityId) => this.#parts.one('dots', `dots:${id}`);
  /** Batches of votes from the hall, for staff. */
  readonly hallCounts = (id: ActivityId) => this.#parts.one('proxies', `proxies:${id}`);
  /** Own texts on a sheet that others do not see (rule MO6). */
  readonly myTexts = (id: ActivityId) => this.#parts.one('myTexts', `mytexts:${id}`)?.texts ?? [];
  readonly mapPicture = (id: ActivityId) => this.#parts.one('mapPicture', `picture:${id}`);

  /** How the chat is moderated, for staff. */
  get moderation() {
    return this.#parts.one('moderation', 'moderation');
  }
  /** Whether one's own messages are taken; nothing while they are. */
  get myChat() {
    return this.#parts.one('myChat', 'mychat');
  }
  /** Questions to the presenter: open ones first, those with most backers first, older first. */
  get questions(): PartOf<'question'>[] {
    const done = (one: PartOf<'question'>) => Number(one.state === 'answered');
    return this.#parts
      .group('question', 'question')
      .sort((a, b) => done(a) - done(b) || b.backers - a.backers || byOwnId(a, b));
  }
  /** Questions that one backs. */
  get myBackings() {
    return this.#parts.one('myBackings', 'mybackings')?.questions ?? [];
  }
  /** Chat messages that one agrees with (rule CH11). */
  get backedMessages() {
    return this.#parts.one('myBackings', 'mybackings')?.messages ?? [];
  }
  /** Lines of the staff's back channel, oldest first. */
  get lines(): PartOf<'line'>[] {
    return this.#parts.group('line', 'line').sort(byOwnId);
  }

  /** Chat messages that may be seen here, oldest first. */
  // Thousands of them: in order once for each change, however many ask.
  readonly messages: PartOf<'message'>[] = $derived(
    inOrder(this.#parts.group('message', 'message')),
  );

  /** The messages that everybody sees; staff hold others too. */
  readonly published: PartOf<'message'>[] = $derived(
    this.messages.filter(({ answer, staff }) => {
      if (!staff) return true;
      return !staff.hidden && (staff.state.state === 'published' || answer !== undefined);
    }),
  );
  /** Own chat messages, oldest first. */
  get ownMessages(): PartOf<'said'>[] {
    return this.#parts.group('said', 'said').sort(byOwnId);
  }
  /** Decisions, oldest first. */
  get decisions(): PartOf<'decision'>[] {
    return this.#parts.group('decision', 'decision').sort(byOwnId);
  }
  /** The memo as a whole, for staff. */
  get memo() {
    return this.#parts.one('memo', 'memo');
  }
  /** Closed activities over which it is asked what was agreed, for staff; the oldest first. */
  get agreed(): PartOf<'agreed'>[] {
    const asked = this.#parts.group('agreed', 'agreed');
    return asked.sort((a, b) => byOwnId({ id: a.activity }, { id: b.activity }));
  }
  /** Slides handed in: for staff, and for everybody once the meeting has ended. */
  get slides() {
    return this.#parts.one('slides', 'slides');
  }
  /** Blocks of the memo, in order of agenda and memo. */
  get blocks(): PartOf<'block'>[] {
    const order = new Map((this.agenda?.segments ?? []).map((id, at) => [id, at]));
    const place = (segment?: SegmentId) => (segment ? (order.get(segment) ?? order.size) : -1);
    return this.#parts
      .group('block', 'block')
      .sort((a, b) => place(a.segment) - place(b.segment) || a.order - b.order || byOwnId(a, b));
  }
  /** What was told to this person once, oldest first. */
  get notices(): PartOf<'notice'>[] {
    return this.#parts.group('notice', 'notice').sort(byOwnId);
  }

  #welcomed(welcome: Welcome) {
    this.#staging.reset();
    this.welcome = welcome;
  }

  // The control that it was given with is gone with the page it stood on.
  #resumed(outcome: Outcome) {
    if (outcome.outcome === 'rejected') toasts.problem(rejectionWords(outcome.why));
  }

  #take(frame: Parameters<Staging['take']>[0]) {
    const change = this.#staging.take(frame);
    if (!change || !this.welcome) return;
    this.#parts.apply(change);
    const { epoch, role } = this.welcome;
    this.partial = change.step === 'first' || (this.partial && !change.whole && !change.step);
    if (!this.partial) this.#position = { epoch, seq: change.seq, role };
    this.ready = true;
    const languages = this.meeting?.languages;
    if (languages && languages !== language.offered) void language.offer(languages);
  }
}

/** Enters a meeting: the line opens now, and closes when the page that called this goes away. */
export function enter(access: () => Access): Room {
  const room = new Room(untrack(access));
  $effect(() => {
    // What the start reads is not what this effect is about: it runs once.
    untrack(() => room.connection.start());
    return () => room.connection.stop();
  });
  return room;
}

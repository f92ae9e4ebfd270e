import { language } from '../i18n/language.svelte';
import type {
  Answer,
  Command,
  Crowd,
  Access,
  Millis,
  Position,
  Refusal,
  SavingState,
  ToClient,
  ToServer,
  Welcome,
  Who,
} from '../protocol';
import { ClockOffset } from './clockOffset';
import { takeEarlyLine, type EarlyLine } from './early';
import { hello, lineAddress, randomClient } from './greeting';
import { NodeSwitch } from './nodeSwitch';
import { OrderedFrames } from './inflate';
import { StoredSession } from './storedSession';
import { deadline, step, type Effect, type Line, type LineEvent } from './line';
import { LatestActs } from './latestActs';
import { Outbox, type Done } from './outbox';
import type { Outcome } from './outcome';
import { BlockedSockets } from './blockedSockets';

/** Commands in one frame: a frame stays small even when a full outbox is sent again. */
const IN_A_FRAME = 16;
/** How long to wait before a command that the server could not take is sent again. */
const RETRY_AFTER = 2_000;
/** Between two pings, which tell the clock's offset. */
const PING_EVERY = 30_000;
/** Between two looks whether the browser's clock was set. */
const LOOK_EVERY = 5_000;

/** What a person needs to know of the line. `since` is `Date.now()`-time of the loss. */
export type LineState =
  | { is: 'connecting' }
  | { is: 'live' }
  /** `why` is what the server said, where it lets nobody in just now. */
  | { is: 'reconnecting'; since: Millis; why?: Refusal }
  | { is: 'refused'; code: Refusal };

/** Whether what is done is being saved, and since when (server's clock). */
export interface Saving {
  state: SavingState;
  since: Millis;
}

/** Who listens to a connection: the room. */
export interface Listener {
  /** The view held, to get only what changed since. */
  position(): Position | undefined;
  /** A socket was greeted: what was staged from an earlier one is void. */
  welcomed(welcome: Welcome): void;
  /** What became of a command that an earlier life of the tab had left (rule SY1). */
  resumed(outcome: Outcome): void;
  /** A frame with parts. */
  parts(frame: Extract<ToClient, { t: 'parts' }>): void;
}

/** The socket to the server: one life over many sockets. */
export class Connection {
  /** The state of the line. */
  state: LineState = $state.raw({ is: 'connecting' });
  /** Whether what is done is being saved. */
  saving: Saving = $state.raw({ state: 'saving', since: 0 });
  /** People present. */
  present: number = $state(0);
  /** What only staff are told of who is here (rules TR1, SQ11). */
  crowd: Crowd | undefined = $state.raw();
  /** The own place among those who wait to come in; 0 when it is not waited for. */
  place: number = $state(0);
  /** New people who wait to come in, as the desk is told (rule TR2). */
  row: number = $state(0);
  /** How many own acts have no answer yet. */
  pending: number = $state(0);
  /** Whether the server answers, but the network lets no live connection through to it. */
  blocked: boolean = $state(false);
  /** The server's clock less the browser's, in milliseconds. */
  offset: number = $state(0);

  #line: Line = { at: 'idle' };
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timers: ReturnType<typeof setInterval>[] = [];
  #clock = new ClockOffset();
  #outbox = new Outbox();
  #blockedSockets = new BlockedSockets((blocked) => (this.blocked = blocked));
  #nodeSwitch = new NodeSwitch(() => this.#socket?.close());
  #session: StoredSession;
  #latestActs: LatestActs;
  /** The line that stands already when the page is there, until it is taken. */
  #early: EarlyLine | undefined;
  // A fresh number each time the page is loaded: two tabs can never share one.
  #client: number;

  constructor(
    private access: Access,
    private readonly listener: Listener,
  ) {
    this.#early = takeEarlyLine(access);
    this.#client = this.#early?.client ?? randomClient();
    this.#session = new StoredSession(access);
    this.#latestActs = new LatestActs(this.#session.acts, this.#client);
  }

  /** Opens the line and keeps it open until `stop`. */
  start() {
    for (const { command, at } of this.#session.takeUnanswered()) {
      void this.do(command, at).then((outcome) => this.listener.resumed(outcome));
    }
    addEventListener('online', this.#woken);
    addEventListener('offline', this.#offline);
    addEventListener('pageshow', this.#woken);
    document.addEventListener('visibilitychange', this.#woken);
    this.#timers = [
      setInterval(() => this.#ping(), PING_EVERY),
      setInterval(() => this.#lookAtClock(), LOOK_EVERY),
    ];
    this.#step({ is: 'start' });
  }

  /** Closes the line for good. */
  stop() {
    removeEventListener('online', this.#woken);
    removeEventListener('offline', this.#offline);
    removeEventListener('pageshow', this.#woken);
    document.removeEventListener('visibilitychange', this.#woken);
    this.#timers.forEach(clearInterval);
    this.#step({ is: 'stop' });
  }

  /** Tries again after a refusal, because the person asks for it. */
  retry() {
    this.state = { is: 'connecting' };
    this.#step({ is: 'start' });
  }

  /** Stands still, while one's own link is made anew: the old one ends before the new one is known. */
  pause() {
    this.#step({ is: 'stop' });
  }

  /** Goes on, as the same person by another access where one is given. */
  resume(access: Access | undefined) {
    if (access) {
      const token = this.#session.token;
      this.access = access;
      this.#session = new StoredSession(access);
      if (token) this.#session.token = token;
    }
    this.#step({ is: 'start' });
  }

  /** Whether somebody who speaks or waits for the floor is not here now, as far as it is told. */
  isAway(who: Who | undefined): boolean {
    return who !== undefined && (this.crowd?.away ?? []).includes(who.number);
  }

  /** Sends a command, now or when the line is back. The outcome comes when the server has told it. */
  do(command: Command, at: Millis = Date.now()): Promise<Outcome> {
    const outcome = this.#outbox.add(command, at);
    this.#latestActs.acted(command, at);
    this.#outboxChanged();
    if (this.#line.at === 'live') this.#sendUnsent();
    return outcome;
  }

  /** Asks for the rest of a view that came in steps. */
  askRest() {
    this.#send({ t: 'rest' });
  }

  #woken = () => {
    if (document.visibilityState === 'visible') this.#step({ is: 'woken' });
  };

  #offline = () => this.#step({ is: 'offline' });

  #step(event: LineEvent) {
    const now = performance.now();
    const before = this.#line.at;
    const [line, effects] = step(this.#line, event, now, Math.random());
    if (before === 'opening' && line.at === 'waiting') void this.#blockedSockets.failed();
    this.#line = line;
    for (const effect of effects) this.#run(effect);
    clearTimeout(this.#timer);
    const at = deadline(line);
    if (at !== null) this.#timer = setTimeout(() => this.#step({ is: 'due' }), at - now);
    this.#show();
  }

  #run(effect: Effect) {
    switch (effect) {
      case 'drop':
        return this.#drop();
      case 'open':
        return this.#open();
      case 'greet':
        return this.#greet();
      case 'ping':
        return this.#ping();
    }
  }

  #open() {
    const early = this.#early;
    const socket = early?.socket ?? new WebSocket(lineAddress());
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    // Frames of a socket that was dropped meanwhile are ignored.
    const ours = () => this.#socket === socket;
    const frames = new OrderedFrames(
      (frame) => ours() && this.#take(frame),
      () => ours() && socket.close(),
    );
    socket.onopen = () => {
      if (!ours()) return;
      this.#blockedSockets.opened();
      this.#step({ is: 'opened' });
    };
    socket.onmessage = ({ data }) => frames.push(data as string | ArrayBuffer);
    socket.onclose = ({ code }) => ours() && this.#step({ is: 'closed', code });
    if (early && socket.readyState !== WebSocket.CONNECTING) this.#takeOver(early);
    else this.#early = undefined;
  }

  // It was greeted already, and has perhaps been answered.
  #takeOver({ heard, socket }: EarlyLine) {
    queueMicrotask(() => {
      if (socket.readyState === WebSocket.OPEN) socket.onopen?.(new Event('open'));
      for (const event of heard) socket.onmessage?.(event);
      this.#early = undefined;
    });
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#nodeSwitch.savingIs(undefined);
    socket?.close();
  }

  #greet() {
    if (this.#early) return;
    const token = this.#session.token;
    const position = this.listener.position();
    this.#send(hello(this.access, this.#client, language.current, token, position));
  }

  #take(frame: ToClient) {
    if (frame.t === 'refused') return this.#refused(frame.code);
    this.#use(frame);
    this.#step({ is: 'heard', owed: this.#outbox.size > 0 });
  }

  #use(frame: Exclude<ToClient, { t: 'refused' }>) {
    switch (frame.t) {
      case 'welcome':
        return this.#welcomed(frame);
      case 'parts':
        return this.listener.parts(frame);
      case 'answers':
        return this.#answered(frame.answers);
      case 'here':
        this.present = frame.present;
        this.crowd = frame.desk;
        return;
      case 'waiting':
        this.place = frame.place;
        return this.#step({ is: 'inRow' });
      case 'row':
        this.row = frame.waiting;
        return;
      case 'saving':
        this.saving = { state: frame.state, since: frame.at };
        this.#nodeSwitch.savingIs(frame.state);
        return;
      case 'pong':
        return this.#pong(frame.sent, frame.at);
      case 'beat':
        return;
    }
  }

  #welcomed(welcome: Welcome) {
    this.#session.token = welcome.token;
    this.place = this.row = 0;
    this.#clock.greeted(welcome.at, Date.now());
    this.offset = this.#clock.value;
    this.saving = { state: 'saving', since: welcome.at };
    this.listener.welcomed(welcome);
    this.#step({ is: 'welcomed' });
    this.#outbox.rewind();
    this.#sendUnsent();
    this.#ping();
  }

  #refused(why: Refusal) {
    this.#step({ is: 'refused', why });
    if (this.#line.at !== 'refused') return;
    this.#outbox.giveUp({ outcome: 'rejected', why: { code: 'unavailable' } });
    this.#outboxChanged();
  }

  #answered(answers: readonly Answer[]) {
    const later = this.#outbox.settle(answers);
    this.#outboxChanged();
    if (later) setTimeout(() => this.#resend(), RETRY_AFTER);
    this.#sendUnsent();
  }

  #resend() {
    this.#outbox.rewind();
    this.#sendUnsent();
  }

  #sendUnsent() {
    if (this.#line.at !== 'live') return;
    // What another tab has done since stands; this tab shows it, and says that its own was not sent.
    const outdated = ({ command, at }: Done) => this.#latestActs.isOutdated(command, at);
    this.#outbox.drop(outdated, { outcome: 'rejected', why: { code: 'stale' } });
    this.#outboxChanged();
    const commands = this.#outbox.unsent();
    for (let at = 0; at < commands.length; at += IN_A_FRAME) {
      this.#send({ t: 'do', commands: commands.slice(at, at + IN_A_FRAME) });
    }
    if (commands.length > 0) this.#step({ is: 'acted' });
  }

  #outboxChanged() {
    this.pending = this.#outbox.size;
    this.#session.store(this.#outbox.commands());
  }

  // By the steady clock: what the other one shows may be set meanwhile.
  #ping() {
    if (this.#line.at === 'live') this.#send({ t: 'ping', sent: Math.round(performance.now()) });
  }

  #pong(sent: Millis, at: Millis) {
    this.#lookAtClock();
    this.#clock.answered(performance.now() - sent, at, Date.now());
    this.offset = this.#clock.value;
  }

  #lookAtClock() {
    if (this.#clock.hasStepped(Date.now(), performance.now())) this.#ping();
  }

  #send(frame: ToServer) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #show() {
    const line = this.#line;
    const before = this.state;
    if (line.at === 'live' && !line.doubt?.told) {
      if (before.is !== 'live') this.state = { is: 'live' };
    } else if (line.at === 'live') {
      const silentFor = performance.now() - (line.doubt?.since ?? 0);
      if (before.is === 'live') this.state = { is: 'reconnecting', since: Date.now() - silentFor };
    } else if (line.at === 'refused') {
      this.state = { is: 'refused', code: line.why };
    } else if (line.at !== 'idle' && line.lostAt !== null) {
      const lost = before.is === 'reconnecting' ? before : undefined;
      if (lost && lost.why === line.why) return;
      const since = lost?.since ?? Date.now();
      this.state = { is: 'reconnecting', since, ...(line.why && { why: line.why }) };
    }
  }
}

import type { Answer, Command, Millis, Numbered } from '../protocol';
import type { Outcome } from './outcome';

/** Most commands without an answer on the wire; the server keeps the last 64 answers of a browser. */
export const ON_THE_WIRE = 64;
/** Most commands kept in all. A person cannot act this often; a page gone wild is stopped here. */
const KEPT = 256;

/** A command and when it was given, by this browser's clock. */
export interface Done {
  command: Command;
  at: Millis;
}

interface Pending extends Numbered, Done {
  settle: (outcome: Outcome) => void;
}

/**
 * Commands that have no answer yet, numbered from 1 and kept in order. They are sent again with the
 * same numbers after a reconnection, so that nothing counts twice (rule SY2).
 */
export class Outbox {
  #pending: Pending[] = [];
  #next = 1;
  #sent = 0;

  /** How many commands have no answer. */
  get size(): number {
    return this.#pending.length;
  }

  /** Takes a command in. When the outbox is full, it is rejected at once. */
  add(command: Command, at: Millis): Promise<Outcome> {
    if (this.#pending.length >= KEPT) {
      return Promise.resolve({ outcome: 'rejected', why: { code: 'tooManyPending' } });
    }
    const n = this.#next++;
    return new Promise((settle) => this.#pending.push({ n, command, at, settle }));
  }

  /** What has not been sent on this socket and may be sent now. */
  unsent(): Numbered[] {
    const window = this.#pending.slice(0, ON_THE_WIRE).filter(({ n }) => n > this.#sent);
    this.#sent = window.at(-1)?.n ?? this.#sent;
    return window.map(({ n, command }) => ({ n, command }));
  }

  /** Settles with one outcome what shall not be sent any more. */
  drop(which: (done: Done) => boolean, outcome: Outcome) {
    const dropped = this.#pending.filter(which);
    for (const { n } of dropped) this.#take(n)?.settle(outcome);
  }

  /** A new socket: everything without an answer is sent again. */
  rewind() {
    this.#sent = 0;
  }

  /**
   * Settles what was answered. Returns whether some of it must be tried again later: what the server
   * could not take now keeps its number and its place.
   */
  settle(answers: readonly Answer[]): boolean {
    let later = false;
    for (const { n, ...outcome } of answers) {
      if (isForLater(outcome)) later = true;
      else this.#take(n)?.settle(outcome);
    }
    return later;
  }

  /** Settles everything that waits with one outcome: the meeting is not to be reached any more. */
  giveUp(outcome: Outcome) {
    this.drop(() => true, outcome);
  }

  /** The commands without an answer, in order. */
  commands(): Done[] {
    return this.#pending.map(({ command, at }) => ({ command, at }));
  }

  #take(n: number): Pending | undefined {
    const at = this.#pending.findIndex((one) => one.n === n);
    return at < 0 ? undefined : this.#pending.splice(at, 1)[0];
  }
}

function isForLater(outcome: Outcome): boolean {
  if (outcome.outcome === 'accepted') return false;
  return outcome.why.code === 'unavailable' || outcome.why.code === 'tooManyPending';
}

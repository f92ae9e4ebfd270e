import type { Answer, Command, Numbered } from '../protocol';
import type { Outcome } from './outcome';

/** Most commands without an answer on the wire; the server keeps the last 64 answers of a browser. */
export const ON_THE_WIRE = 64;
/** Most commands kept in all. A person cannot act this often; a page gone wild is stopped here. */
const KEPT = 256;

interface Pending extends Numbered {
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
  add(command: Command): Promise<Outcome> {
    if (this.#pending.length >= KEPT) {
      return Promise.resolve({ outcome: 'rejected', why: { code: 'tooManyPending' } });
    }
    const n = this.#next++;
    return new Promise((settle) => this.#pending.push({ n, command, settle }));
  }

  /** What has not been sent on this socket and may be sent now. */
  unsent(): Numbered[] {
    const window = this.#pending.slice(0, ON_THE_WIRE).filter(({ n }) => n > this.#sent);
    this.#sent = window.at(-1)?.n ?? this.#sent;
    return window.map(({ n, command }) => ({ n, command }));
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
    const pending = this.#pending;
    this.#pending = [];
    for (const one of pending) one.settle(outcome);
  }

  /** The commands without an answer, in order. */
  commands(): Command[] {
    return this.#pending.map(({ command }) => command);
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

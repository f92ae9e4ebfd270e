import { device, stored, tab } from '../device';
import { isRecord } from '../json';
import type { Command, Access } from '../protocol';
import { tokenName } from './greeting';
import { thingOf } from './latestActs';
import type { Done } from './outbox';

/**
 * What a browser keeps of a meeting: the person's token on the device (rule ID2), and in the tab the
 * votes and requests that have no answer yet. Typed text is never written to disk here.
 */
export class StoredSession {
  /** Under which name the tabs tell each other what was done last. */
  readonly acts: string;
  #token: string;
  #outbox: string;
  #own: string | undefined;

  constructor(access: Access) {
    const name = access.by === 'code' ? access.code : `link.${fingerprint(access.secret)}`;
    this.acts = `foorumi.acts.${name}`;
    this.#token = tokenName(name);
    this.#outbox = `foorumi.outbox.${name}`;
  }

  /** A page is one person as long as it lives, whatever becomes of storage (FT20). */
  get token(): string | undefined {
    return this.#own ?? device.get(this.#token);
  }

  set token(token: string) {
    this.#own = token;
    device.set(this.#token, token);
  }

  /** Writes down what can be sent again after a reload. */
  store(done: readonly Done[]) {
    const safe = done.filter(({ command }) => isWithoutText(command));
    tab.set(this.#outbox, safe.length > 0 ? JSON.stringify(safe) : undefined);
  }

  /**
   * What an earlier life of this tab left without an answer. It goes out under new numbers: each of
   * these says what shall be, so that a second time changes nothing, and the last one of a thing is
   * all that is wanted.
   */
  takeUnanswered(): readonly Done[] {
    const left = stored(tab, this.#outbox, areDone, []);
    tab.set(this.#outbox, undefined);
    const things = left.map(({ command }) => thingOf(command));
    return left.filter(
      (_, at) => things[at] === undefined || things.lastIndexOf(things[at]) === at,
    );
  }
}

/** Whether a command is a vote or a request that says what shall be and holds no typed text. */
export function isWithoutText(command: Command): boolean {
  if ('poll' in command) {
    const act = command.poll;
    return act.do === 'takeBackBallot' || (act.do === 'castBallot' && act.choice.kind !== 'open');
  }
  if ('queue' in command) {
    const act = command.queue;
    return act.do === 'withdraw' || (act.do === 'ask' && act.topic === null);
  }
  if ('sheet' in command) return command.sheet.do === 'setDots';
  return 'meeting' in command && command.meeting.do === 'readNotice';
}

function areDone(one: unknown): one is readonly Done[] {
  return Array.isArray(one) && one.every(isDone);
}

function isDone(one: unknown): one is Done {
  return isRecord(one) && isRecord(one['command']) && typeof one['at'] === 'number';
}

// A secret must not be the name of anything: names of stored things are easily shown around.
function fingerprint(secret: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const char of secret) {
    hash = ((hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(36);
}

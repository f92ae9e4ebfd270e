import type { Command, Door } from '../protocol';

/**
 * What a browser keeps of a meeting: the person's token on the device (rule ID2), and in the tab the
 * votes and requests that have no answer yet. Typed text is never written to disk here.
 */
export class Kept {
  #token: string;
  #outbox: string;

  constructor(door: Door) {
    const name = door.by === 'code' ? door.code : `link.${fingerprint(door.secret)}`;
    this.#token = `foorumi.token.${name}`;
    this.#outbox = `foorumi.outbox.${name}`;
  }

  get token(): string | undefined {
    return quietly(() => localStorage.getItem(this.#token)) ?? undefined;
  }

  set token(token: string) {
    quietly(() => localStorage.setItem(this.#token, token));
  }

  /** Writes down what can be sent again after a reload. */
  keep(commands: readonly Command[]) {
    const safe = commands.filter(isWithoutText);
    quietly(() =>
      safe.length > 0
        ? sessionStorage.setItem(this.#outbox, JSON.stringify(safe))
        : sessionStorage.removeItem(this.#outbox),
    );
  }

  /**
   * What an earlier life of this tab left without an answer. It goes out under new numbers: each of
   * these says what shall be, so that a second time changes nothing.
   */
  left(): Command[] {
    const text = quietly(() => sessionStorage.getItem(this.#outbox));
    quietly(() => sessionStorage.removeItem(this.#outbox));
    const commands: unknown = text ? quietly(() => JSON.parse(text)) : [];
    return Array.isArray(commands) ? (commands as Command[]) : [];
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

// Storage can be forbidden or full. Then the meeting goes on, and a reload makes a new person.
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

// A secret must not be the name of anything: names of stored things are easily shown around.
function fingerprint(secret: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const char of secret) {
    hash = ((hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(36);
}

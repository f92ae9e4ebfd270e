import { device, stored } from '../device';
import type { Command, Millis } from '../protocol';

/** Things whose latest act is remembered; the oldest goes when there are more. */
const REMEMBERED = 100;

/** What a person last did to one thing: when, and in which life of which tab. */
type Last = [thing: string, at: Millis, client: number];

/**
 * Which act of a person is the newest, over all tabs of the browser: a tab that slept with an unsent
 * vote must not put it over the one that was given in another tab since (FT62). A person is one
 * browser, so what its tabs share tells all that there is to know.
 */
export class LatestActs {
  constructor(
    private readonly name: string,
    private readonly client: number,
  ) {}

  /** Something was done here at this time. */
  acted(command: Command, at: Millis) {
    const thing = thingOf(command);
    if (thing === undefined || this.isOutdated(command, at)) return;
    const others = this.#all().filter((one) => one[0] !== thing);
    const all = [...others, [thing, at, this.client]].slice(-REMEMBERED);
    device.set(this.name, JSON.stringify(all));
  }

  /** Whether another tab has done the same thing otherwise since. */
  isOutdated(command: Command, at: Millis): boolean {
    const thing = thingOf(command);
    const last = this.#all().find((one) => one[0] === thing);
    return last !== undefined && last[2] !== this.client && last[1] > at;
  }

  #all(): readonly Last[] {
    return stored(device, this.name, isList, []);
  }
}

/** What a command sets for its person alone; nothing if it sets nothing, or for others too. */
export function thingOf(command: Command): string | undefined {
  if ('poll' in command) {
    const { poll } = command;
    if (poll.do === 'castBallot' || poll.do === 'takeBackBallot') return `poll ${poll.poll}`;
  } else if ('sheet' in command) {
    if (command.sheet.do === 'setDots') return `dots ${command.sheet.sheet}`;
  } else if ('queue' in command) {
    const { queue } = command;
    if (queue.do === 'ask' || queue.do === 'withdraw') return `floor ${queue.kind}`;
  } else if ('question' in command) {
    if (command.question.do === 'back') return `question ${command.question.question}`;
  } else if ('meeting' in command && command.meeting.do === 'setName') return 'name';
  return undefined;
}

function isList(one: unknown): one is readonly Last[] {
  return Array.isArray(one) && one.every(isLast);
}

function isLast(one: unknown): one is Last {
  if (!Array.isArray(one)) return false;
  const [thing, at, client] = one as unknown[];
  return typeof thing === 'string' && typeof at === 'number' && typeof client === 'number';
}

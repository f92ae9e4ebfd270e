import type { Refusal } from '../protocol';

/** Longest first wait before trying anew. */
const FIRST_WAIT = 2_000;
/** Longest wait of all. */
const LONGEST_WAIT = 15_000;
/** A line must be good for this long before the waits begin from the shortest again. */
const GOOD_AFTER = 5_000;
/** The server beats every 10 s; silence for this long means that the line is dead. */
const WATCHDOG = 12_000;
/** An act or a waking that hears nothing for this long asks the server whether it is there. */
const PING_AFTER = 1_000;
/** Silence for this long after an act or a waking is told as a lost line (rule SY6). */
const TOLD_AFTER = 2_000;
/** Silence for this long after them is a dead line: a new socket is opened. */
const GIVEN_UP_AFTER = 6_000;
/** How long an attempt to open a socket and be greeted may take. */
const OPENING = 10_000;

/** Refusals that time mends. */
const PASSING: readonly Refusal[] = ['unavailable', 'diskFull', 'tooManyTries'];

/** Close codes of the server that this page treats in their own way (protocol, `frame::close`). */
const AWAY = 1012;
const REVOKED = 4001;

/** Where the line to the server is. Times are milliseconds of the browser's steady clock. */
export type Line =
  | { at: 'idle' }
  | { at: 'opening'; tries: number; lostAt: number | null; until: number; why?: Refusal }
  | { at: 'greeting'; tries: number; lostAt: number | null; until: number; why?: Refusal }
  | { at: 'live'; tries: number; goodAt: number; heardAt: number; doubt: Doubt | null }
  | { at: 'waiting'; tries: number; lostAt: number; until: number; why?: Refusal }
  | { at: 'refused'; why: Refusal };

/** Something should have been heard by now. A slow line that still talks is no reason for it. */
export interface Doubt {
  /** Since when something is waited for. */
  since: number;
  /** Whether the server was asked. */
  asked: boolean;
  /** Whether the person is told that the line is down. */
  told: boolean;
}

/** What happens to the line. */
export type LineEvent =
  | { is: 'start' }
  | { is: 'stop' }
  | { is: 'opened' }
  /** The greeting waits for its turn: the server has it, so it is not given up. */
  | { is: 'inRow' }
  | { is: 'welcomed' }
  | { is: 'refused'; why: Refusal }
  /** A frame came. `owed` tells whether an act still has no answer. */
  | { is: 'heard'; owed: boolean }
  /** An act was sent. */
  | { is: 'acted' }
  /** The browser says that there is no network. */
  | { is: 'offline' }
  | { is: 'closed'; code: number }
  /** The page became visible, came back from the cache, or the network is there again. */
  | { is: 'woken' }
  /** The line's deadline has passed. */
  | { is: 'due' };

/** What the driver must do. `open` always means a new socket. */
export type Effect = 'open' | 'greet' | 'drop' | 'ping';

/** The next line and what to do. Pure: the clock and chance are arguments. */
export function step(line: Line, event: LineEvent, now: number, chance: number): [Line, Effect[]] {
  switch (event.is) {
    case 'start':
      return line.at === 'idle' || line.at === 'refused' ? open(line, now) : [line, []];
    case 'stop':
      return [{ at: 'idle' }, ['drop']];
    case 'opened':
      return line.at === 'opening' ? [{ ...line, at: 'greeting' }, ['greet']] : [line, []];
    case 'inRow':
      return [line.at === 'greeting' ? { ...line, until: now + OPENING } : line, []];
    case 'welcomed':
      return line.at === 'greeting' ? [live(line.tries, now), []] : [line, []];
    case 'refused':
      return refused(line, event.why, now, chance);
    case 'heard':
      return [heard(line, event.owed, now), []];
    case 'acted':
      return [line.at === 'live' && !line.doubt ? { ...line, doubt: doubt(now) } : line, []];
    case 'offline':
      return offline(line, now);
    case 'closed':
      return closed(line, event.code, now, chance);
    case 'woken':
      return woken(line, now, chance);
    case 'due':
      return due(line, now, chance);
  }
}

/** When `due` must be told, if nothing else happens before. */
export function deadline(line: Line): number | null {
  switch (line.at) {
    case 'idle':
    case 'refused':
      return null;
    case 'live':
      return Math.min(line.heardAt + WATCHDOG, line.doubt ? nextStep(line.doubt) : Infinity);
    case 'opening':
    case 'greeting':
    case 'waiting':
      return line.until;
  }
}

function open(from: Line, now: number): [Line, Effect[]] {
  const { tries, lostAt, why } =
    from.at === 'waiting' ? from : { tries: 0, lostAt: null, why: undefined };
  const until = now + OPENING;
  return [{ at: 'opening', tries, lostAt, until, ...(why && { why }) }, ['drop', 'open']];
}

function live(tries: number, now: number): Line {
  return { at: 'live', tries, goodAt: now + GOOD_AFTER, heardAt: now, doubt: null };
}

function doubt(since: number): Doubt {
  return { since, asked: false, told: false };
}

function nextStep({ since, asked, told }: Doubt): number {
  return since + (told ? GIVEN_UP_AFTER : asked ? TOLD_AFTER : PING_AFTER);
}

function heard(line: Line, owed: boolean, now: number): Line {
  if (line.at !== 'live') return line;
  const tries = now >= line.goodAt ? 0 : line.tries;
  return { ...line, tries, heardAt: now, doubt: owed ? doubt(now) : null };
}

// Told at once; but a server in the same building may be reached without a network to elsewhere.
function offline(line: Line, now: number): [Line, Effect[]] {
  if (line.at !== 'live') return [line, []];
  return [{ ...line, doubt: { since: now - TOLD_AFTER, asked: true, told: true } }, ['ping']];
}

function closed(line: Line, code: number, now: number, chance: number): [Line, Effect[]] {
  if (line.at === 'idle' || line.at === 'refused' || line.at === 'waiting') return [line, []];
  if (code === REVOKED) return [{ at: 'refused', why: 'linkRevoked' }, ['drop']];
  if (code === AWAY && line.at === 'live') return wait(0, now, now, chance);
  return again(line, now, chance);
}

// A refusal that time mends is tried again, and told meanwhile; one that stands is told for good.
function refused(line: Line, why: Refusal, now: number, chance: number): [Line, Effect[]] {
  if (line.at === 'idle') return [line, []];
  if (PASSING.includes(why)) return again(line, now, chance, why);
  return [{ at: 'refused', why }, ['drop']];
}

function woken(line: Line, now: number, chance: number): [Line, Effect[]] {
  if (line.at === 'waiting') return open(line, now);
  if (line.at !== 'live') return [line, []];
  if (line.doubt?.told) return open(again(line, now, chance)[0], now);
  return [{ ...line, doubt: { ...doubt(now), asked: true } }, ['ping']];
}

function due(line: Line, now: number, chance: number): [Line, Effect[]] {
  const at = deadline(line);
  if (at === null || now < at) return [line, []];
  if (line.at === 'waiting') return open(line, now);
  if (line.at === 'live' && now < line.heardAt + WATCHDOG) return doubted(line, now, chance);
  return again(line, now, chance);
}

function doubted(
  line: Extract<Line, { at: 'live' }>,
  now: number,
  chance: number,
): [Line, Effect[]] {
  if (!line.doubt) return [line, []];
  const { asked, told } = line.doubt;
  if (told) return again(line, now, chance);
  if (asked) return [{ ...line, doubt: { ...line.doubt, told: true } }, []];
  return [{ ...line, doubt: { ...line.doubt, asked: true } }, ['ping']];
}

function again(line: Line, now: number, chance: number, why?: Refusal): [Line, Effect[]] {
  const tries = 'tries' in line ? (goodSince(line, now) ? 0 : line.tries) : 0;
  const lostAt = lostSince(line) ?? now;
  const [waiting, effects] = wait(tries, lostAt, now, chance);
  return [{ ...waiting, ...(why && { why }) }, effects];
}

function lostSince(line: Line): number | null {
  if (line.at === 'live') return line.doubt?.told ? line.doubt.since : null;
  return 'lostAt' in line ? line.lostAt : null;
}

function wait(tries: number, lostAt: number, now: number, chance: number): [Line, Effect[]] {
  const longest = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
  return [{ at: 'waiting', tries: tries + 1, lostAt, until: now + chance * longest }, ['drop']];
}

function goodSince(line: Line, now: number): boolean {
  return line.at === 'live' && now >= line.goodAt;
}

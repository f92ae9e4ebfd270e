import type { SuspectKind } from '../../protocol';

/**
 * The guard against personal data (rule CH9), before anything leaves the device. The server has the
 * same one (`server/room/src/guard.rs`); both are held to the examples in `server/room/tests/guard.json`.
 */
/** What looks like personal data, and where. */
interface Found {
  kind: SuspectKind;
  from: number;
  to: number;
}

/** What stands in place of what is covered. */
const COVER = '•••';
/** Check characters of identity codes, by the remainder of the nine digits by 31. */
const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** Lengths of IBANs in the single euro payments area. */
// prettier-ignore
const IBAN: Record<string, number> = {
  AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18,
  FO: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20,
  LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24,
  SM: 27, VA: 22,
};

const WORD = /[\p{Alphabetic}\p{N}]/u;
const HYPHEN = /[-\u2010-\u2013\u2212]/;
const SPACE = /[ \u00a0\u202f]/;
const DIGIT = /[0-9]/;

type Chars = readonly string[];

/** The kinds of what looks like personal data, each once. */
export function suspectKinds(text: string): SuspectKind[] {
  return [...new Set(find([...text]).map(({ kind }) => kind))];
}

/** The text with all that is suspected covered. */
export function masked(text: string): string {
  const chars = [...text];
  let at = 0;
  let out = '';
  for (const { from, to } of find(chars)) {
    out += chars.slice(at, from).join('') + COVER;
    at = to;
  }
  return out + chars.slice(at).join('');
}

/** All that looks like personal data, by its place in the characters of a text. */
export function find(chars: Chars): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < chars.length;) {
    const one = foundAt(chars, from);
    if (one) found.push(one);
    from = one ? one.to : from + 1;
  }
  return found;
}

function foundAt(chars: Chars, from: number): Found | undefined {
  if (goesOn(chars, from - 1)) return undefined;
  const ends: [SuspectKind, (chars: Chars, from: number) => number | undefined][] = [
    ['email', emailEnd],
    ['iban', ibanEnd],
    ['identityCode', identityEnd],
    ['phone', phoneEnd],
  ];
  for (const [kind, end] of ends) {
    const to = end(chars, from);
    if (to !== undefined) return { kind, from, to };
  }
  return undefined;
}

/** Where the run of characters that match ends. */
function run(chars: Chars, from: number, inside: RegExp): number {
  let at = from;
  while (at < chars.length && inside.test(chars[at] ?? '')) at++;
  return at;
}

function goesOn(chars: Chars, at: number): boolean {
  return WORD.test(chars[at] ?? '');
}

function emailEnd(chars: Chars, from: number): number | undefined {
  const local = /[\p{Alphabetic}\p{N}._%+-]/u;
  if (!goesOn(chars, from) || (from > 0 && local.test(chars[from - 1] ?? ''))) return undefined;
  const at = run(chars, from, local);
  const sign = atSign(chars, at);
  if (sign === undefined) return undefined;
  const domain = at + sign;
  let end = run(chars, domain, /[\p{Alphabetic}\p{N}.-]/u);
  while (end > domain && /[-.]/.test(chars[end - 1] ?? '')) end--;
  const labels = chars.slice(domain, end).join('').split('.');
  const whole = labels.length >= 2 && labels.every((label) => label !== '');
  return whole && /^\p{Alphabetic}{2,}$/u.test(labels.at(-1) ?? '') ? end : undefined;
}

/** How long the sign between the parts of an address is; `(at)` is as good as `@`. */
function atSign(chars: Chars, at: number): number | undefined {
  if (chars[at] === '@') return 1;
  const space = chars[at] === ' ' ? 1 : 0;
  const word = chars
    .slice(at + space, at + space + 4)
    .join('')
    .toLowerCase();
  if (word !== '(at)' && word !== '[at]') return undefined;
  return space + 4 + (chars[at + space + 4] === ' ' ? 1 : 0);
}

function ibanEnd(chars: Chars, from: number): number | undefined {
  const country = chars
    .slice(from, from + 2)
    .join('')
    .toUpperCase();
  const length = IBAN[country];
  if (length === undefined) return undefined;
  let account = '';
  let at = from;
  for (; account.length < length; at++) {
    const c = chars[at] ?? '';
    if (/^[0-9a-z]$/i.test(c)) account += c;
    else if (!SPACE.test(c) || SPACE.test(chars[at - 1] ?? '')) return undefined;
  }
  if (goesOn(chars, at)) return undefined;
  let rest = 0;
  for (const c of account.slice(4) + account.slice(0, 4)) {
    const value = parseInt(c, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? at : undefined;
}

function identityEnd(chars: Chars, from: number): number | undefined {
  const end = from + CHECK_LENGTH;
  const code = chars.slice(from, end).join('').toUpperCase();
  const parts = /^(\d\d)(\d\d)(\d\d)(.)(\d\d\d)(.)$/u.exec(code);
  if (!parts || goesOn(chars, end)) return undefined;
  const [, day = '', month = '', year = '', sign = '', individual = '', check] = parts;
  const century = centuryOf(sign);
  if (century === undefined || Number(individual) < 2) return undefined;
  if (!isDate(Number(day), Number(month), century + Number(year))) return undefined;
  return CHECK[Number(day + month + year + individual) % 31] === check ? end : undefined;
}

const CHECK_LENGTH = 11;

/** The first year of the century that a sign stands for; since 2023 each has several signs. */
function centuryOf(sign: string): number | undefined {
  if (sign === '+') return 1800;
  if (/[YXWVU]/.test(sign) || HYPHEN.test(sign)) return 1900;
  return /[A-F]/.test(sign) ? 2000 : undefined;
}

function isDate(day: number, month: number, year: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

function phoneEnd(chars: Chars, from: number): number | undefined {
  const plus = chars[from] === '+';
  // What goes on from digits is their end, not a beginning.
  if (HYPHEN.test(chars[from - 1] ?? '') && DIGIT.test(chars[from - 2] ?? '')) return undefined;
  const groups: string[] = [];
  let best: number | undefined;
  for (let at = from + (plus ? 1 : 0); ;) {
    const end = run(chars, at, DIGIT);
    if (end === at) return best;
    groups.push(chars.slice(at, end).join(''));
    if (goesOn(chars, end) || groups.join('').length > 15) return best;
    if (isNumber(plus, groups)) best = end;
    at = end + between(chars, end);
  }
}

/** How long what stands between two groups of digits is. */
function between(chars: Chars, at: number): number {
  const space = (at: number) => (SPACE.test(chars[at] ?? '') ? 1 : 0);
  const zero = space(at);
  if (chars.slice(at + zero, at + zero + 3).join('') === '(0)') {
    return zero + 3 + space(at + zero + 3);
  }
  return space(at) || (HYPHEN.test(chars[at] ?? '') ? 1 : 0);
}

function isNumber(plus: boolean, groups: readonly string[]): boolean {
  const digits = groups.join('');
  const within = (least: number, most: number, count: number) => count >= least && count <= most;
  if (plus) return !digits.startsWith('0') && within(8, 15, digits.length);
  if (digits.startsWith('00358')) return within(8, 15, digits.length - 2);
  const home = digits.startsWith('0') && digits[1] !== '0' && within(7, 12, digits.length);
  return home && groups.some((group) => group.length > 2) && !isDated(groups);
}

/** A date `01 12 2026`, or an identity code whose check is wrong. */
function isDated(groups: readonly string[]): boolean {
  const shape = groups.map((group) => group.length).join(' ');
  if (shape !== '2 2 4' && shape !== '6 4') return false;
  const digits = groups.join('');
  return isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), 2000);
}

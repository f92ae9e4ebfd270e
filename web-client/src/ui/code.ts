/** Digits of a join code. */
export const CODE_DIGITS = 8;

/** What may stand between the digits of one code. */
const BETWEEN = String.raw`[\s\-\u2010-\u2015\u2212]`;
/** Eight digits that belong together, the likeliest way of writing them first. */
const TOGETHER = [
  /(?<!\p{Nd})\p{Nd}{8}(?!\p{Nd})/u,
  new RegExp(String.raw`(?<!\p{Nd})\p{Nd}{4}${BETWEEN}{1,3}\p{Nd}{4}(?!\p{Nd})`, 'u'),
  new RegExp(String.raw`(?<!\p{Nd})\p{Nd}(?:${BETWEEN}?\p{Nd}){7}(?!${BETWEEN}?\p{Nd})`, 'u'),
];

/**
 * What of a typed or pasted text belongs to a code: at most eight digits, of any script. Of a text
 * with more, `Klo 13 koodi 12345678`, those that belong together (FT64); else the first ones, so that
 * a code can be typed.
 */
export function codeDigits(text: string): string {
  const found = TOGETHER.map((form) => form.exec(text)?.[0]).find((one) => one !== undefined);
  return digitsOf(found ?? text).slice(0, CODE_DIGITS);
}

/** The code that a text is and nothing besides, in whatever form it is written. */
export function codeOf(text: string): string | undefined {
  const bare = text.replaceAll(new RegExp(BETWEEN, 'gu'), '');
  return /^\p{Nd}{8}$/u.test(bare) ? digitsOf(bare) : undefined;
}

/** The digits of a text, of whatever script, as 0-9. */
export function digitsOf(text: string): string {
  return [...text.matchAll(/\p{Nd}/gu)].map(([digit]) => valueOf(digit)).join('');
}

// Digits of a script stand in a row that begins with its zero, some scripts' rows one after another.
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

/** A code while it is typed, `1234 5`; whole ones as `joinCode` shows them. */
export function codeTyped(digits: string): string {
  return digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
}

/** A code as a screen reader shall speak it: digit by digit. */
export function codeSpoken(digits: string): string {
  return digits.split('').join(' ');
}

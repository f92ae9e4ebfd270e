/** Digits of a join code. */
export const CODE_DIGITS = 8;

/** What of a typed or pasted text can belong to a code: at most eight digits. A pasted link gives its code. */
export function codeDigits(text: string): string {
  const linked = /\/(\d{4}\s?\d{4})(?!\d)/.exec(text);
  return (linked?.[1] ?? text).replace(/\D/g, '').slice(0, CODE_DIGITS);
}

/** A code while it is typed, `1234 5`; whole ones as `joinCode` shows them. */
export function codeTyped(digits: string): string {
  return digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
}

/** A code as a screen reader shall speak it: digit by digit. */
export function codeSpoken(digits: string): string {
  return digits.split('').join(' ');
}

import { expect, test } from 'vitest';
import { codeDigits, codeOf, codeSpoken, codeTyped } from './code';

test('id1_a_code_can_be_typed_and_pasted_in_any_form', () => {
  expect(codeDigits('1234 5678')).toBe('12345678');
  expect(codeDigits('12-34-56-78')).toBe('12345678');
  expect(codeDigits('koodi 1234 5')).toBe('12345');
  expect(codeDigits('https://foorumi.example:8080/12345678')).toBe('12345678');
  expect(codeDigits('123456789')).toBe('12345678');
});

test('id1_a_code_is_shown_in_fours_and_spoken_by_digits', () => {
  expect(codeTyped('1234')).toBe('1234');
  expect(codeTyped('12345')).toBe('1234 5');
  expect(codeSpoken('1234')).toBe('1 2 3 4');
});

test('ft64_digits_of_any_script_are_digits', () => {
  for (const text of ['١٢٣٤٥٦٧٨', '۱۲۳۴ ۵۶۷۸', '१२३४५६७८', '１２３４ ５６７８', '𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠']) {
    expect(codeDigits(text), text).toBe('12345678');
  }
  const zeros = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter(
    (char, code) => /\p{Nd}/u.test(char) && !/\p{Nd}/u.test(String.fromCodePoint(code - 1)),
  );
  expect(zeros.length).toBeGreaterThan(50);
  for (const zero of zeros) expect(codeDigits(zero.repeat(8)), zero).toBe('00000000');
});

test('ft64_of_more_digits_the_eight_that_belong_together_are_the_code', () => {
  for (const text of [
    'Klo 13 koodi 12345678',
    'Klo 13.00 koodi 1234 5678, sali 4',
    '28.11.2026 klo 9: 12-34-56-78',
    '2026-11-28 12345678',
    'http://localhost:8080/1234%205678'.replace('%20', ' '),
    'kod: 1234\u00a05678 (100 platser)',
    'soita 09 310 1234, koodi 1234\u20135678',
  ]) {
    expect(codeDigits(text), text).toBe('12345678');
  }
});

test('ft39_a_code_is_known_by_itself_only', () => {
  expect(codeOf('1234 5678')).toBe('12345678');
  expect(codeOf('１２３４-５６７８')).toBe('12345678');
  for (const text of ['1234567', '123456789', '12345678x', 'host', '']) {
    expect(codeOf(text), text).toBeUndefined();
  }
});

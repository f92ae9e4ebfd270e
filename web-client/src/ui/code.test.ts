import { expect, test } from 'vitest';
import { codeDigits, codeSpoken, codeTyped } from './code';

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

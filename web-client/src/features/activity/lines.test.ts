import { expect, test } from 'vitest';
import { asLines, parseList } from './lines';

const off = (text: string) => parseList(text.split('\n'), 'off').texts;

test.each([
  ['1. Aikaa\n2. Koulutusta\n3. Vertaistukea'],
  ['1) Aikaa\n2) Koulutusta\n3) Vertaistukea'],
  ['(1) Aikaa\n(2) Koulutusta\n(3) Vertaistukea'],
  ['a) Aikaa\nb) Koulutusta\nc) Vertaistukea'],
  ['A) Aikaa\nB) Koulutusta\nC) Vertaistukea'],
  ['- Aikaa\n- Koulutusta\n- Vertaistukea'],
  ['•Aikaa\n•Koulutusta\n•Vertaistukea'],
  ['•\tAikaa\n•\tKoulutusta\n•\tVertaistukea'],
  ['  * Aikaa\n\n  * Koulutusta\n  * Vertaistukea'],
])('ft35_marks_of_one_kind_on_every_line_are_taken_off: %j', (text) => {
  expect(off(text)).toEqual(['Aikaa', 'Koulutusta', 'Vertaistukea']);
});

test.each([
  ['7. tammikuuta\n8. helmikuuta'],
  ['1. tammikuuta\n2. tammikuuta'],
  ['1. kerros\n2. kerros\n3. kerros'],
  ['A. Virtanen\nB. Virtanen\nC. Mäkinen'],
  ['A. Virtanen\nB. Mäkinen'],
  ['-2\n-1\n0'],
  ['-2\n-1'],
  ['- 2\n- 4'],
  ['− 5 %\n− 10 %'],
  ['+ 5\n+ 10'],
  ['- Aikaa\nKoulutusta'],
  ['- Aikaa\n• Koulutusta'],
  ['1. Aikaa\n3. Koulutusta'],
  ['1. Aikaa\n2) Koulutusta'],
  ['2. Aikaa\n1. Koulutusta'],
  ['a) Aikaa\nd) Koulutusta'],
  ['1. Aikaa'],
  ['*huom\n*myös'],
  ['1.5 tuntia\n2.5 tuntia'],
  ['3 tuntia\n2026'],
])('ft35_what_only_looks_like_a_mark_stays: %j', (text) => {
  expect(off(text)).toEqual(text.split('\n'));
});

test('ft35_marks_that_can_go_are_told_and_can_be_kept', () => {
  const lines = ['1. tammikuuta', '2. helmikuuta'];
  expect(parseList(lines, 'off')).toEqual({ texts: ['tammikuuta', 'helmikuuta'], marked: true });
  expect(parseList(lines, 'kept')).toEqual({ texts: lines, marked: true });
  expect(parseList(['Kyllä', 'Ei'], 'off').marked).toBe(false);
});

test('ft35_a_text_of_two_lines_stays_one', () => {
  expect(off('- Aikaa ja\n  rauhaa\n- Koulutusta')).toEqual(['Aikaa ja\nrauhaa', 'Koulutusta']);
  expect(off('Aikaa ja\n\trauhaa\nKoulutusta')).toEqual(['Aikaa ja\nrauhaa', 'Koulutusta']);
  expect(off('- Aikaa\n  - rauhaa\n- Koulutusta')).toEqual(['Aikaa', 'rauhaa', 'Koulutusta']);
});

test('ft35_whatever_the_texts_are_they_come_back_from_editing_as_they_were', () => {
  const parts = ['Aikaa', '1. Aikaa', '- 2', '-2', '• x', 'a) y', 'A. Virtanen', 'yksi\nkaksi'];
  parts.push('yksi\n- kaksi\n1. kolme', '2. Aikaa', '3', '(1) z');
  let seed = 35;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 2_000; round++) {
    const texts = Array.from({ length: 1 + random(5) }, () => parts[random(parts.length)] ?? '');
    const again = parseList(asLines(texts).split('\n'), 'kept').texts;
    expect(again, JSON.stringify(texts)).toEqual(texts);
  }
});

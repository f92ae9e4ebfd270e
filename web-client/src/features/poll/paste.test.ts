import { describe, expect, it } from 'vitest';
import { formOf, pastedFrom, problem, taken } from './paste';

const TEXT = `Mitä tarvitset seuraavaksi?

- Aikaa
2. Koulutusta
c) Vertaistukea
`;

describe('PL8: a poll pasted as text', () => {
  it('the first line is the question and the rest are options, without list marks', () => {
    expect(taken(TEXT)).toEqual({
      question: 'Mitä tarvitset seuraavaksi?',
      options: ['Aikaa', 'Koulutusta', 'Vertaistukea'],
    });
    expect(taken('Kysymys\r\n3 tuntia\r\n2026').options).toEqual(['3 tuntia', '2026']);
  });

  it('what is missing is told', () => {
    expect(problem(taken(''), 'open')).toBe('noQuestion');
    expect(problem(taken('K?\nyksi'), 'single')).toBe('fewOptions');
    expect(problem(taken('K?'), 'scale')).toBe('noStatements');
    expect(problem(taken(`K?\n${'x\n'.repeat(21)}`), 'multiple')).toBe('manyOptions');
    expect(problem(taken('x'.repeat(301)), 'yesNo')).toBe('long');
    expect(problem(taken(TEXT), 'single')).toBeUndefined();
  });

  it('the form is in the language of the page, with at most as many choices as there are', () => {
    const form = formOf(taken(TEXT), 'multiple', 9, 'fi');
    expect(form).toMatchObject({
      form: 'multiple',
      min: 1,
      max: 3,
      options: [{ fi: 'Aikaa' }, {}, {}],
    });
    expect(formOf(taken(TEXT), 'yesNo', 1, 'fi')).toEqual({ form: 'yesNo' });
  });

  it('a poll becomes text again for editing', () => {
    const plan = { question: { fi: 'K?' }, form: formOf(taken('K?\na b\nc d'), 'single', 1, 'fi') };
    expect(pastedFrom(plan, (text) => text.fi ?? '')).toBe('K?\na b\nc d');
  });
});

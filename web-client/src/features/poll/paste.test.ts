import { describe, expect, it, test } from 'vitest';
import type { PollPlan } from '../../protocol';
import {
  formOf,
  linesIn,
  linesOf,
  pastedFrom,
  problem,
  problemIn,
  replanned,
  parsePasted,
  writtenFrom,
} from './paste';

const TEXT = `Mitä tarvitset seuraavaksi?

- Aikaa
- Koulutusta
- Vertaistukea
`;
const single = (text: string) => parsePasted(text, 'single', 'off');

describe('PL8: a poll pasted as text', () => {
  it('the first line is the question and the rest are options', () => {
    expect(single(TEXT)).toEqual({
      question: 'Mitä tarvitset seuraavaksi?',
      options: ['Aikaa', 'Koulutusta', 'Vertaistukea'],
      marked: true,
    });
    expect(single('Kysymys\r\n3 tuntia\r\n2026').options).toEqual(['3 tuntia', '2026']);
    expect(parsePasted('Kysymys\nkahdella rivillä', 'open', 'off').question).toBe(
      'Kysymys\nkahdella rivillä',
    );
  });

  it('what is missing is told', () => {
    expect(problem(parsePasted('', 'open', 'off'), 'open')).toBe('noQuestion');
    expect(problem(single('K?\nyksi'), 'single')).toBe('fewOptions');
    expect(problem(parsePasted('K?', 'scale', 'off'), 'scale')).toBe('noStatements');
    const many = Array.from({ length: 21 }, (_, at) => `x${at}`).join('\n');
    expect(problem(single(`K?\n${many}`), 'multiple')).toBe('manyOptions');
    expect(problem(single('x'.repeat(301)), 'yesNo')).toBe('long');
    expect(problem(single(TEXT), 'single')).toBeUndefined();
  });

  it('ft35_two_equal_options_are_told', () => {
    expect(problem(single('K?\nAikaa\nRahaa\nAikaa '), 'single')).toBe('sameOptions');
    expect(problem(single('K?\nAikaa  nyt\nAikaa nyt'), 'multiple')).toBe('sameOptions');
  });

  it('the form is in the language of the page, with at most as many choices as there are', () => {
    const { form } = replanned(undefined, single(TEXT), 'multiple', 9, 'fi');
    expect(form).toMatchObject({
      form: 'multiple',
      min: 1,
      max: 3,
      options: [{ fi: 'Aikaa' }, {}, {}],
    });
    expect(formOf([], 'yesNo', 1)).toEqual({ form: 'yesNo' });
  });
});

describe('FT40, FT35: a poll that is edited', () => {
  const lines = [
    { fi: '7. tammikuuta', sv: 'den 7 januari' },
    { fi: '-2', sv: '-2' },
    { sv: 'A. Virtanen\nordförande' },
  ];
  const question = { fi: 'Milloin?\nJa miksi?', sv: 'När?', en: 'When?' };
  const polls: Omit<PollPlan, 'shown' | 'named'>[] = [
    { question, form: { form: 'single', options: lines } },
    { question, form: { form: 'multiple', options: lines, min: 2, max: 3 } },
    { question, form: { form: 'scale', statements: lines } },
    { question, form: { form: 'open' } },
    { question, form: { form: 'yesNo' } },
  ];

  it.each(polls)('ft40_saving_without_a_change_changes_nothing: $form.form', (plan) => {
    for (const lang of ['fi', 'sv', 'en'] as const) {
      const before = { ...plan, shown: 'live', named: true } as const;
      const { form } = plan.form;
      const most = plan.form.form === 'multiple' ? plan.form.max : 2;
      const text = pastedFrom(plan, lang);
      expect(replanned(before, parsePasted(text, form, 'kept'), form, most, lang)).toEqual(plan);
      const rows = writtenFrom(plan.form).map((row) => ({ ...row }));
      if (linesOf(plan.form).length > 0)
        expect(formOf(linesIn(rows), form, most, plan.form)).toEqual(plan.form);
    }
  });
});

test('ft40_a_poll_in_two_languages_is_right_when_it_is_right_for_every_reader', () => {
  const question = { fi: 'Milloin?' };
  const lines = [{ fi: 'Nyt', sv: 'Nu' }, { fi: 'Heti' }];
  const wrong = (of: typeof lines, form: 'single' | 'scale' = 'single') =>
    problemIn(question, of, form, ['fi', 'sv']);
  expect(wrong(lines), 'what is missing is read in another language').toBeUndefined();
  expect(wrong([...lines, { fi: 'Myöhemmin', sv: 'Nu' }])).toBe('sameOptions');
  expect(wrong(lines.slice(1))).toBe('fewOptions');
  expect(problemIn({}, lines, 'single', ['fi', 'sv'])).toBe('noQuestion');
  expect(linesIn(writtenFrom(undefined)), 'empty rows are none').toEqual([]);
});

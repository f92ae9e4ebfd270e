import { langOf, rewritten } from '../../i18n/localized';
import type { Lang, Localized, PollForm, PollPlan } from '../../protocol';
import { characters } from '../../ui/characters';
import { asLines, parseList, type ListMarks } from '../activity/lines';
import { matched } from '../activity/matched';

/** The forms a poll can have. */
export type FormName = PollForm['form'];

/** Most options or statements. */
export const MOST_OPTIONS = 20;
const MOST_STATEMENTS = 20;
const LONGEST = 300;

/** What is wrong with a pasted poll. */
export type PasteProblem =
  'noQuestion' | 'fewOptions' | 'manyOptions' | 'noStatements' | 'sameOptions' | 'long';

/** A pasted text taken apart (rule PL8): the question, then options by line. */
export interface Pasted {
  question: string;
  options: string[];
  /** Whether the options have list marks that can be left out. */
  marked: boolean;
}

/** Whether a form has lines under its question. */
export function hasLines(form: FormName): boolean {
  return form === 'single' || form === 'multiple' || form === 'scale';
}

/** Takes a pasted text apart: the first line is the question, or all of it where there are no lines. */
export function parsePasted(text: string, form: FormName, marks: ListMarks): Pasted {
  if (!hasLines(form)) return { question: text.trim(), options: [], marked: false };
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  // What stands further in than a question of several lines is its own.
  const rest = lines.slice(first + 1);
  const further = marks === 'kept' ? rest.findIndex((line) => !/^\s+\S/.test(line)) : 0;
  const end = further < 0 ? rest.length : further;
  const question = [lines[first] ?? '', ...rest.slice(0, end)].map((line) => line.trim());
  const { texts, marked } = parseList(rest.slice(end), marks);
  return { question: question.join('\n').trim(), options: texts, marked };
}

/** What stands in the way of a poll of this form, if anything. */
export function problem(pasted: Pasted, form: FormName): PasteProblem | undefined {
  if (pasted.question === '') return 'noQuestion';
  const count = pasted.options.length;
  const choices = form === 'single' || form === 'multiple';
  if (choices && count < 2) return 'fewOptions';
  if (form === 'scale' && count < 1) return 'noStatements';
  if (choices && count > MOST_OPTIONS) return 'manyOptions';
  if (form === 'scale' && count > MOST_STATEMENTS) return 'manyOptions';
  const bare = pasted.options.map((option) => option.normalize('NFC').replaceAll(/\s+/g, ' '));
  if (new Set(bare).size < count) return 'sameOptions';
  const long = [pasted.question, ...pasted.options].some((line) => characters(line) > LONGEST);
  return long ? 'long' : undefined;
}

/**
 * The plan's form with the pasted lines, in the language of the page. Those that stood in `before`
 * keep their other languages (FT40). `most` counts for several choices.
 */
export function formOf(
  pasted: Pasted,
  form: FormName,
  most: number,
  lang: Lang,
  before: readonly Localized[] = [],
): PollForm {
  const lines = matched(pasted.options, before, lang);
  switch (form) {
    case 'single':
      return { form, options: lines };
    case 'multiple':
      return { form, options: lines, min: 1, max: Math.min(Math.max(1, most), lines.length) };
    case 'scale':
      return { form, statements: lines };
    case 'yesNo':
    case 'open':
      return { form };
  }
}

/** The plan that an editor gives back: what it does not show stays as it was (FT40). */
export function replanned(
  before: PollPlan | undefined,
  pasted: Pasted,
  form: FormName,
  most: number,
  lang: Lang,
): Pick<PollPlan, 'question' | 'form'> {
  const newForm = formOf(pasted, form, most, lang, before && linesOf(before.form));
  const least = before?.form.form === 'multiple' ? before.form.min : 1;
  return {
    question: rewritten(before?.question ?? {}, lang, pasted.question),
    form: newForm.form === 'multiple' ? { ...newForm, min: Math.min(least, newForm.max) } : newForm,
  };
}

/** A poll's question and lines as text to edit, in one language or else the first there is. */
export function pastedFrom(plan: Pick<PollPlan, 'question' | 'form'>, lang: Lang): string {
  const say = (text: Localized) => text[langOf(text, lang) ?? lang] ?? '';
  const texts = [plan.question, ...linesOf(plan.form)].map(say);
  return texts.length === 1 ? (texts[0] ?? '') : asLines(texts);
}

function linesOf(form: PollForm): readonly Localized[] {
  if (form.form === 'scale') return form.statements;
  return 'options' in form ? form.options : [];
}

import { localized, written, type Written } from '../../form/written';
import { langOf, read, rewritten } from '../../i18n/localized';
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

/** A form with these lines. `most` counts for several choices, of which `before` says the least. */
export function formOf(
  lines: Localized[],
  form: FormName,
  most: number,
  before?: PollForm,
): PollForm {
  switch (form) {
    case 'single':
      return { form, options: lines };
    case 'multiple': {
      const max = Math.min(Math.max(1, most), lines.length);
      const least = before?.form === 'multiple' ? before.min : 1;
      return { form, options: lines, min: Math.min(least, max), max };
    }
    case 'scale':
      return { form, statements: lines };
    case 'yesNo':
    case 'open':
      return { form };
  }
}

/** The plan that an editor of one language gives back: the others stay as they were (FT40). */
export function replanned(
  before: PollPlan | undefined,
  pasted: Pasted,
  form: FormName,
  most: number,
  lang: Lang,
): Pick<PollPlan, 'question' | 'form'> {
  const lines = matched(pasted.options, before ? linesOf(before.form) : [], lang);
  return {
    question: rewritten(before?.question ?? {}, lang, pasted.question),
    form: formOf(lines, form, most, before?.form),
  };
}

/** A poll's lines in all languages, to edit; a new one begins with room for two. */
export function writtenFrom(form: PollForm | undefined): readonly Written[] {
  const lines = form ? linesOf(form) : [];
  return lines.length > 0 ? lines.map(written) : [written(), written()];
}

/** What was written in several languages, without the lines that say nothing. */
export function linesIn(rows: readonly Written[]): Localized[] {
  return rows.map(localized).filter((line) => Object.keys(line).length > 0);
}

/** What stands in the way of a poll as its readers in any of these languages would have it. */
export function problemIn(
  question: Localized,
  lines: readonly Localized[],
  form: FormName,
  langs: readonly Lang[],
): PasteProblem | undefined {
  const told = (lang: Lang) => {
    const options = lines.map((line) => read(line, lang));
    return problem({ question: read(question, lang), options, marked: false }, form);
  };
  return langs.map(told).find((one) => one !== undefined);
}

/** A poll's question and lines as text to edit, in one language or else the first there is. */
export function pastedFrom(plan: Pick<PollPlan, 'question' | 'form'>, lang: Lang): string {
  const say = (text: Localized) => text[langOf(text, lang) ?? lang] ?? '';
  const texts = [plan.question, ...linesOf(plan.form)].map(say);
  return texts.length === 1 ? (texts[0] ?? '') : asLines(texts);
}

/** The options or statements of a form. */
export function linesOf(form: PollForm): readonly Localized[] {
  if (form.form === 'scale') return form.statements;
  return 'options' in form ? form.options : [];
}

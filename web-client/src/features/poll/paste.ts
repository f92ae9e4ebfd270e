import type { Lang, Localized, PollForm, PollPlan } from '../../protocol';

/** The forms a poll can have. */
export type FormName = PollForm['form'];

/** Most options or statements. */
export const MOST_OPTIONS = 20;
const MOST_STATEMENTS = 20;
const LONGEST = 300;

/** What is wrong with a pasted poll. */
export type PasteProblem = 'noQuestion' | 'fewOptions' | 'manyOptions' | 'noStatements' | 'long';

/** A pasted text taken apart (rule PL8): the question, then options by line. */
export interface Pasted {
  question: string;
  options: string[];
}

// "- ", "* ", "• ", "1. ", "2) ", "a) " before an option are how people write lists.
const LIST_MARK = /^(?:[-*•·–]\s*|\(?\d{1,2}[.)]\s+|[a-zåäö][.)]\s+)/i;

/** Takes a pasted text apart; empty lines and list marks are dropped. */
export function taken(text: string): Pasted {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const [question = '', ...rest] = lines.filter((line) => line !== '');
  return {
    question,
    options: rest.map((line) => line.replace(LIST_MARK, '').trim()).filter(Boolean),
  };
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
  const long = [pasted.question, ...pasted.options].some((line) => line.length > LONGEST);
  return long ? 'long' : undefined;
}

/** The plan's form with the pasted lines. `most` counts for several choices. */
export function formOf(pasted: Pasted, form: FormName, most: number, lang: Lang): PollForm {
  const lines = pasted.options.map((line): Localized => ({ [lang]: line }));
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

/** A poll's question and lines as text to edit, in one language or else the first there is. */
export function pastedFrom(
  plan: Pick<PollPlan, 'question' | 'form'>,
  say: (text: Localized) => string,
): string {
  const { form } = plan;
  const lines = form.form === 'scale' ? form.statements : 'options' in form ? form.options : [];
  return [plan.question, ...lines].map(say).join('\n');
}

import type { Choice, PollForm } from '../../protocol';

/** Where fewer are here, an answer may tell who gave it (rule PL3). */
const FEW = 5;

/** Whether fewer than that are here; not before their number is known. */
export function areFew(present: number): boolean {
  return present > 0 && present < FEW;
}

/** A statement's answer: 1-5, `null` for "can't say". What is not answered has a word, which storage keeps. */
export type Mark = number | null | 'unanswered';

/** What is chosen on a ballot that is being filled in. */
export interface Filled {
  /** Single and yes-no: the option's index, or `abstain`. Yes is 0, no is 1. */
  one: number | 'abstain' | undefined;
  /** Multiple: indices. */
  several: number[];
  /** Scale, by statement. */
  values: Mark[];
  /** Open. */
  text: string;
}

/** An empty ballot. */
export function emptyBallot(form: PollForm): Filled {
  const count = form.form === 'scale' ? form.statements.length : 0;
  return {
    one: undefined,
    several: [],
    values: new Array<Mark>(count).fill('unanswered'),
    text: '',
  };
}

/** The ballot that says what was answered before (rule PL2: it can be changed until the close). */
export function filledFrom(form: PollForm, choice: Choice): Filled {
  const filled = emptyBallot(form);
  switch (choice.kind) {
    case 'options':
      return { ...filled, one: choice.options[0], several: [...choice.options] };
    case 'yes':
      return { ...filled, one: 0 };
    case 'no':
      return { ...filled, one: 1 };
    case 'scale':
      return { ...filled, values: [...choice.values] };
    case 'open':
      return { ...filled, text: choice.text };
    case 'abstain':
      return { ...filled, one: 'abstain' };
  }
}

/** The choice that a filled ballot makes; nothing while it is not complete. */
export function choiceOf(form: PollForm, filled: Filled): Choice | undefined {
  switch (form.form) {
    case 'single':
      return ofOne(filled.one, (at) => ({ kind: 'options', options: [at] }));
    case 'yesNo':
      return ofOne(filled.one, (at) => ({ kind: at === 0 ? 'yes' : 'no' }));
    case 'multiple':
      return ofSeveral(filled.several, form.min, form.max);
    case 'scale':
      return ofScale(filled.values);
    case 'open':
      return filled.text.trim() ? { kind: 'open', text: filled.text.trim() } : undefined;
  }
}

/** Whether two choices say the same. */
export function same(a: Choice | undefined, b: Choice | undefined): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function ofOne(one: Filled['one'], choice: (at: number) => Choice): Choice | undefined {
  if (one === undefined) return undefined;
  return one === 'abstain' ? { kind: 'abstain' } : choice(one);
}

function ofSeveral(several: readonly number[], min: number, max: number): Choice | undefined {
  if (several.length < Math.max(1, min) || several.length > max) return undefined;
  return { kind: 'options', options: [...several].sort((a, b) => a - b) };
}

function ofScale(values: Filled['values']): Choice | undefined {
  const known = values.filter((value) => value !== 'unanswered');
  return known.length === values.length ? { kind: 'scale', values: known } : undefined;
}

// Keys in one order, so that a choice from the server compares with one made here.
function normal(choice: Choice | undefined): unknown {
  return choice && Object.entries(choice).sort(([a], [b]) => (a < b ? -1 : 1));
}

import { areResults, isOfResults, planAgain, type LeftOut } from './again';
import { isRecord } from '../../json';
import { LANGUAGES } from '../../i18n/language.svelte';
import type { AgendaPlan, Lang, Localized, MeetingPlan } from '../../protocol';

/** Biggest file that can be a programme: 100 segments with all their texts in three languages. */
export const MOST_PLAN_BYTES = 2_000_000;
/** Biggest file of results: those of a big meeting with all its ideas and messages. */
export const MOST_RESULTS_BYTES = 40_000_000;

/** For how many days raw data is kept unless something else is chosen (rule RB7). */
export const KEEP_DAYS = 30;

/** A plan out of a file; of results, also what had no room in it. */
export interface Brought {
  plan: MeetingPlan;
  leftOut?: LeftOut;
}

/**
 * The plan in a file: the results of an earlier meeting, a whole meeting's, or a programme alone, which is then put into a meeting of
 * the given name (rule AG6). Only its outline is looked at here; the server checks the rest.
 */
export function planIn(
  text: string,
  title: Localized,
  lang: Lang,
  today = '',
): Brought | undefined {
  const content = json(text);
  if (!isRecord(content)) return undefined;
  if (isOfResults(content)) return areResults(content) ? planAgain(content, today) : undefined;
  if (isAgenda(content)) return { plan: around(content, title, lang) };
  const { agenda, languages } = content;
  if (!isRecord(agenda) || !isAgenda(agenda) || !Array.isArray(languages)) return undefined;
  return { plan: content as MeetingPlan };
}

function around(agenda: AgendaPlan, title: Localized, lang: Lang): MeetingPlan {
  return {
    title,
    organisation: {},
    place: {},
    languages: [lang, ...LANGUAGES.filter((other) => other !== lang)],
    names: 'optional',
    instructions: {},
    topicsShown: false,
    keepDays: KEEP_DAYS,
    agenda,
  };
}

function isAgenda(value: Record<string, unknown>): value is AgendaPlan {
  return Array.isArray(value['segments']);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

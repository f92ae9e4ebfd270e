import { LANGUAGES } from '../../i18n/language.svelte';
import { isRecord } from '../../json';
import type {
  ActivityPlan,
  ActivityResult,
  Carries,
  DecisionCard,
  Lang,
  Localized,
  MeetingPart,
  MeetingPlan,
  Results,
  SegmentPlan,
} from '../../protocol';

/** Names of the segments that carry something over, in all languages. */
export const AGAIN = {
  decisions: {
    fi: 'Edellisen kerran avoimet asiat',
    sv: 'Öppna ärenden från förra gången',
    en: 'Open matters from last time',
  },
  ideas: {
    fi: 'Edellisen kerran muut ideat',
    sv: 'Övriga idéer från förra gången',
    en: 'Other ideas from last time',
  },
} satisfies Record<Carries, Localized>;

/** Most open decisions carried over; the server's own limit. */
const CARRIED = 50;
/** Most ideas on a sheet, its need included; the server's own limit. */
const IDEAS = 500;
/** Segments and activities that a plan takes. */
const SEGMENTS = 100;
const ACTIVITIES = 20;

/** How much did not fit into the next meeting. */
export interface LeftOut {
  decisions: number;
  /** Sheets of ideas that were not chosen. */
  sheets: number;
  segments: number;
}

/** The next meeting's plan, and what had no room in it. */
export interface Again {
  plan: MeetingPlan;
  leftOut: LeftOut;
}

/**
 * The next meeting's start out of `results.json`: its programme as it was planned, the decisions left
 * open as the first matter, and the ideas that were not chosen as a sheet of their own (rule RB3). Where not all
 * fits, what is carried over goes before the end of the programme, and what is left out is counted.
 */
export function planAgain(results: Results, today: string): Again {
  const { meeting } = results;
  const lang = meeting.languages[0] ?? 'fi';
  const [carried, decisions] = fitting(openOf(results, today), CARRIED);
  const [ideas, sheets] = fitting(leftOver(results, lang), ACTIVITIES);
  const before = carried.length > 0 ? [segment('decisions', [])] : [];
  const after = ideas.length > 0 ? [segment('ideas', ideas)] : [];
  const all = programmeOf(results, lang).filter(({ carries }) => carries === undefined);
  const [programme, segments] = fitting(all, SEGMENTS - before.length - after.length);
  const agenda = { segments: [...before, ...programme, ...after] };
  return {
    plan: { ...copied(results), carried, agenda },
    leftOut: { decisions, sheets, segments },
  };
}

/** As many of the first as there is room for, and how many are left out. */
function fitting<T>(all: readonly T[], most: number): [T[], number] {
  return [all.slice(0, most), Math.max(0, all.length - most)];
}

/** All but what was of that day: when it began, and its recording. */
function copied({ plan, meeting }: Results): Omit<MeetingPlan, 'agenda'> {
  if (!plan) return planOfMeeting(meeting);
  const copy = { ...plan };
  delete copy.starts;
  delete copy.recording;
  return copy;
}

/** The meeting as it was planned, as far as results tell that do not hold the plan. */
function planOfMeeting({ attendanceUse, ...meeting }: MeetingPart): Omit<MeetingPlan, 'agenda'> {
  const { title, organisation, place, languages, names, instructions, keepDays } = meeting;
  return {
    ...{ title, organisation, place, languages, names, instructions, keepDays },
    topicsShown: false,
    ...(attendanceUse !== undefined && { attendanceUse }),
  };
}

/** The programme as it was planned; of results that do not hold it, as far as they tell. */
function programmeOf(results: Results, lang: Lang): readonly SegmentPlan[] {
  if (results.plan) return results.plan.agenda.segments;
  return results.segments.map((old) => ({
    kind: old.kind,
    title: old.title,
    minutes: old.minutes,
    presenters: old.presenters,
    script: {},
    activities: activitiesOf(results, old.activities, lang),
    ...(isAgain(old.title) && { carries: 'decisions' as const }),
  }));
}

/** Whether this is a file of results rather than a plan. */
export function isOfResults(content: Record<string, unknown>): boolean {
  return content['format'] === 'foorumi-results';
}

/** Whether a file of results has all that the next meeting's plan is made of. */
export function areResults(content: unknown): content is Results {
  if (!isRecord(content) || !isRecord(content['meeting'])) return false;
  const { plan, meeting } = content;
  const lists = [content['segments'], content['activities'], content['decisions']];
  const planned = plan === undefined || (isRecord(plan) && isRecord(plan['agenda']));
  return planned && Array.isArray(meeting['languages']) && lists.every(areRecords);
}

function areRecords(all: unknown): boolean {
  return Array.isArray(all) && all.every(isRecord);
}

/**
 * All decisions that may still be open, since nothing tells that one is done: the overdue first, then
 * those with a day to come, then those without one.
 */
function openOf({ decisions }: Results, today: string): DecisionCard[] {
  const rank = ({ due }: DecisionCard) => (due === undefined ? 2 : Number(due >= today));
  return decisions
    .map(({ card }) => card)
    .toSorted((a, b) => rank(a) - rank(b) || (a.due ?? '').localeCompare(b.due ?? ''));
}

function leftOver({ activities }: Results, lang: Lang): ActivityPlan[] {
  return activities.flatMap((activity): ActivityPlan[] => {
    if (activity.kind !== 'sheet') return [];
    const { sheet, ideas } = activity;
    const left = ideas.filter(
      ({ id, duplicateOf, state = 'shown' }) =>
        id !== sheet.root && id !== sheet.picked && duplicateOf === undefined && state === 'shown',
    );
    const need = ideas.find(({ id }) => id === sheet.root)?.text;
    if (need === undefined || left.length === 0 || sheet.picked === undefined) return [];
    return [{ ...planOf(activity, lang), ...named(need, left) }];
  });
}

function named(need: string, ideas: readonly { text: string }[]) {
  return { need, ideas: ideas.slice(0, IDEAS - 1).map(({ text }) => text) };
}

function activitiesOf(results: Results, ids: readonly string[], lang: Lang): ActivityPlan[] {
  return ids.flatMap((id) => {
    const found = results.activities.find((activity) => idOf(activity) === id);
    return found ? [planOf(found, lang)] : [];
  });
}

function idOf(activity: ActivityResult): string {
  if (activity.kind === 'cloud') return activity.cloud;
  return activity.kind === 'poll' ? activity.poll.id : activity.sheet.id;
}

/** An activity as it was planned; a sheet without its ideas, which were of that day. */
function planOf(activity: ActivityResult, lang: Lang): ActivityPlan {
  if (activity.kind === 'cloud') {
    const { question } = activity;
    const automatic = true;
    return { kind: 'cloud', question, words: 3, lang, hidden: false, held: false, automatic };
  }
  if (activity.kind === 'poll') {
    const { question, form, shown, named } = activity.poll;
    return { kind: 'poll', question, form, shown, named };
  }
  const { sheet, ideas } = activity;
  return {
    kind: 'sheet',
    need: ideas.find(({ id }) => id === sheet.root)?.text ?? '',
    ideas: [],
    editors: sheet.editors,
    votes: sheet.votes,
    stacking: sheet.stacking,
    group: sheet.group,
  };
}

function segment(carries: Carries, activities: ActivityPlan[]): SegmentPlan {
  const title = AGAIN[carries];
  const minutes = 15;
  return { kind: 'discussion', title, minutes, presenters: [], script: {}, carries, activities };
}

/** Of older results: a segment that carried something over, by all that it is called. */
function isAgain(title: Localized): boolean {
  const same = (one: Localized) => LANGUAGES.every((lang) => one[lang] === title[lang]);
  return Object.values(AGAIN).some(same);
}

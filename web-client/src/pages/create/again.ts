import type {
  ActivityPlan,
  ActivityResult,
  DecisionCard,
  Lang,
  Localized,
  MeetingPlan,
  Results,
  SegmentPlan,
} from '../../protocol';

/** What the segments that carry something over are called. */
export interface AgainWords {
  open: Localized;
  ideas: Localized;
}

/** Names of the segments that carry something over, in all languages. */
export const AGAIN: AgainWords = {
  open: {
    fi: 'Edellisen kerran avoimet asiat',
    sv: 'Öppna ärenden från förra gången',
    en: 'Open matters from last time',
  },
  ideas: {
    fi: 'Edellisen kerran muut ideat',
    sv: 'Övriga idéer från förra gången',
    en: 'Other ideas from last time',
  },
};

/** Most open decisions carried over; the server's own limit. */
const CARRIED = 50;
/** Most ideas on a sheet, its need included; the server's own limit. */
const IDEAS = 500;
/** Segments and activities that a plan takes. */
const SEGMENTS = 100;
const ACTIVITIES = 20;

/**
 * The next meeting's start out of `results.json`: its programme, the decisions left open as the
 * first matter, and the ideas that were not chosen as a sheet of their own (rule RB3).
 */
export function planAgain(results: Results, today: string): MeetingPlan {
  const { meeting } = results;
  const lang = meeting.languages[0] ?? 'fi';
  const carried = openOf(results, today).slice(0, CARRIED);
  const left = leftOver(results, lang).slice(0, ACTIVITIES);
  const before: SegmentPlan[] = carried.length > 0 ? [segment(AGAIN.open, [])] : [];
  const after: SegmentPlan[] = left.length > 0 ? [segment(AGAIN.ideas, left)] : [];
  const programme = results.segments
    .filter(({ title }) => !isAgain(title))
    .map((old): SegmentPlan => ({
      kind: old.kind,
      title: old.title,
      minutes: old.minutes,
      presenters: [],
      script: {},
      activities: activitiesOf(results, old.activities, lang),
    }));
  return {
    title: meeting.title,
    organisation: meeting.organisation,
    place: meeting.place,
    languages: meeting.languages,
    names: meeting.names,
    instructions: meeting.instructions,
    topicsShown: false,
    keepDays: meeting.keepDays,
    carried,
    agenda: { segments: [...before, ...programme, ...after].slice(0, SEGMENTS) },
    ...(meeting.attendanceUse !== undefined && { attendanceUse: meeting.attendanceUse }),
  };
}

/** Whether this is a file of results rather than a plan. */
export function isResults(content: object): content is Results {
  return (
    'format' in content &&
    content.format === 'foorumi-results' &&
    'segments' in content &&
    Array.isArray(content.segments)
  );
}

/**
 * Decisions still to be done: those with an owner or a day to come, and those that lack one of
 * them. What had its day before the file was brought in is done or will be taken up by itself.
 */
function openOf({ decisions }: Results, today: string): DecisionCard[] {
  return decisions
    .map(({ card }) => card)
    .filter(
      ({ decidedBy, due }) => decidedBy === 'noDecision' || due === undefined || due >= today,
    );
}

function leftOver({ activities }: Results, lang: Lang): ActivityPlan[] {
  return activities.flatMap((activity): ActivityPlan[] => {
    if (activity.kind !== 'sheet') return [];
    const { sheet, ideas } = activity;
    const left = ideas.filter(
      ({ id, duplicateOf }) =>
        id !== sheet.root && id !== sheet.picked && duplicateOf === undefined,
    );
    const need = ideas.find(({ id }) => id === sheet.root)?.text;
    if (need === undefined || left.length === 0 || sheet.picked === undefined) return [];
    return [{ ...planOf(activity, lang), ...named(need, left) } as ActivityPlan];
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

function segment(title: Localized, activities: ActivityPlan[]): SegmentPlan {
  const minutes = 15;
  return { kind: 'discussion', title, minutes, presenters: [], script: {}, activities };
}

/** A segment that itself carried something over is made anew, not carried on. */
function isAgain(title: Localized): boolean {
  return [AGAIN.open.fi, AGAIN.ideas.fi].includes(title.fi);
}

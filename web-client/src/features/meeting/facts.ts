import { isBlank, localized, longest, written, type Written } from '../../form/written';
import { LANGUAGES } from '../../i18n/wish';
import type { Lang, MeetingFacts, MeetingPart, NamePolicy } from '../../protocol';

/** The facts of a meeting as they stand in their form. */
export interface Filled {
  title: Written;
  organisation: Written;
  place: Written;
  instructions: Written;
  day: string;
  time: string;
  languages: Lang[];
  first: Lang;
  names: NamePolicy;
  attendanceUse: string;
  topicsShown: boolean;
  keepDays: number;
  colour: string;
}

/** For how many days raw data can be kept (rule RB7). */
export const KEPT_DAYS = [0, 7, 30, 180] as const;
/** The policies, the one that asks least first. */
export const NAMES: readonly NamePolicy[] = ['anonymous', 'optional', 'required'];

/** What stands now, to edit. */
export function filledFrom(meeting: MeetingPart): Filled {
  const [day = '', time = ''] = (meeting.starts ?? '').split('T');
  return {
    title: written(meeting.title),
    organisation: written(meeting.organisation),
    place: written(meeting.place),
    instructions: written(meeting.instructions),
    ...{ day, time },
    languages: LANGUAGES.filter((lang) => meeting.languages.includes(lang)),
    first: meeting.languages[0] ?? 'fi',
    names: meeting.names,
    attendanceUse: meeting.attendanceUse ?? '',
    topicsShown: meeting.topicsShown ?? false,
    keepDays: meeting.keepDays,
    colour: meeting.colour ?? '',
  };
}

/** The facts as they are sent, whole: what an edit replaces is said whole (rule ID9). */
export function factsOf(filled: Filled): MeetingFacts {
  const { title, organisation, place, instructions, day, time, languages, first } = filled;
  const { names, attendanceUse, topicsShown, keepDays, colour } = filled;
  return {
    title: localized(title),
    organisation: localized(organisation),
    place: localized(place),
    instructions: localized(instructions),
    ...(day && time && { starts: `${day}T${time}` }),
    languages: inOrder(languages, first),
    ...{ names, topicsShown, keepDays },
    ...(attendanceUse.trim() && { attendanceUse: attendanceUse.trim() }),
    ...(colour && { colour }),
  };
}

/** The languages of a meeting, the first one first. */
export function inOrder(languages: readonly Lang[], first: Lang): Lang[] {
  return [...languages].sort((a, b) => Number(b === first) - Number(a === first));
}

/** The facts of a meeting as they stand, for Undo. */
export function standing(meeting: MeetingPart): MeetingFacts {
  return factsOf(filledFrom(meeting));
}

/** What of the promises can still be chosen (rule ID9). */
export function choices(meeting: MeetingPart) {
  const met = meeting.met === true;
  const asks = NAMES.indexOf(meeting.names);
  return {
    names: NAMES.filter((_, at) => !met || at <= asks),
    keepDays: KEPT_DAYS.filter((days) => !met || days <= meeting.keepDays),
    topicsShown: !met || meeting.topicsShown === true,
    attendanceUse: !met || meeting.attendanceUse !== undefined,
    /** Languages that can be added, or taken off while nobody has come. */
    languages: LANGUAGES.filter((lang) => !met || !meeting.languages.includes(lang)),
  };
}

export type FactsFault = 'title' | 'languages' | 'day' | 'time' | 'long';

/** What is wrong with the facts, by field. */
export function faultsOf(
  filled: Filled,
  meeting: MeetingPart,
): Partial<Record<keyof Filled, FactsFault>> {
  const { title, place, organisation, instructions, languages, day, time } = filled;
  const long = (text: Written) => (longest(text).length > 300 ? ('long' as const) : undefined);
  const found: Partial<Record<keyof Filled, FactsFault | undefined>> = {
    title: isBlank(title, meeting.title, languages) ? 'title' : long(title),
    place: long(place),
    organisation: long(organisation),
    instructions: long(instructions),
    languages: languages.length === 0 ? 'languages' : undefined,
    day: time && !day ? 'day' : undefined,
    time: day && !time ? 'time' : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined));
}

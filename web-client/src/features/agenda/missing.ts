import { missingIn } from '../../form/written';
import type { ActivityId, Lang, Localized, SegmentId, SegmentPart } from '../../protocol';
import type { Activity, Room } from '../../room/room.svelte';
import { linesOf } from '../poll/paste';

/** How many texts lack a language of the meeting. */
export interface Gap {
  lang: Lang;
  count: number;
}

/** A row of the programme that can be edited: a segment, or an activity within one. */
export type PlanRow =
  | { is: 'segment'; id: SegmentId; segment: SegmentPart; gaps: Gap[] }
  | { is: 'activity'; id: ActivityId; segment: SegmentPart; activity: Activity; gaps: Gap[] };

/** What is missing of these texts, in the order of the languages; nothing of a language that has all. */
export function gapsOf(texts: readonly Localized[], langs: readonly Lang[]): Gap[] {
  const lacking = texts.flatMap((text) => missingIn(text, langs));
  return langs
    .map((lang) => ({ lang, count: lacking.filter((one) => one === lang).length }))
    .filter(({ count }) => count > 0);
}

/** The gaps of several rows together. */
export function sumOf(rows: readonly { gaps: readonly Gap[] }[], langs: readonly Lang[]): Gap[] {
  const all = rows.flatMap(({ gaps }) => gaps);
  return langs
    .map((lang) => {
      const own = all.filter((gap) => gap.lang === lang);
      return { lang, count: own.reduce((sum, { count }) => sum + count, 0) };
    })
    .filter(({ count }) => count > 0);
}

/** How many gaps there are in all languages. */
export function countOf(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { count }) => sum + count, 0);
}

/** The programme row by row, each with what its readers lack. What is read out may be in one language. */
export function planRows(room: Room, langs: readonly Lang[]): PlanRow[] {
  return room.segments.flatMap((segment): PlanRow[] => [
    { is: 'segment', id: segment.id, segment, gaps: gapsOf([segment.title], langs) },
    ...segment.activities.flatMap((id): PlanRow[] => {
      const activity = room.activity(id);
      if (!activity) return [];
      return [{ is: 'activity', id, segment, activity, gaps: gapsOf(textsOf(activity), langs) }];
    }),
  ]);
}

/** The next row that lacks something, after the one with this id; from the end it begins anew. */
export function nextGap(rows: readonly PlanRow[], after: string | undefined): PlanRow | undefined {
  const at = rows.findIndex(({ id }) => id === after) + 1;
  return [...rows.slice(at), ...rows.slice(0, at)].find(({ gaps }) => gaps.length > 0);
}

/** The texts of an activity that stand in several languages. */
function textsOf(activity: Activity): Localized[] {
  if (activity.part === 'sheet') return [activity.group];
  if (activity.part === 'cloud') return [activity.question];
  return [activity.question, ...linesOf(activity.form)];
}

import { read } from '../../i18n/localized';
import { shared } from '../../i18n/shared/shared';
import type { PollPart, PollResult } from '../../protocol';
import type { Activity, Room } from '../../room/room.svelte';
import { ranked } from '../sheet/ranking';

/** Longest figures that a decision card takes. */
const LONGEST = 200;
/** How many of the first are told. */
const FIRST = 5;

/** The figures of a closed activity in a line, to stand on a decision card (rule DM1). */
export function figuresOf(room: Room, activity: Activity): string {
  return clipped(pieces(room, activity));
}

function pieces(room: Room, activity: Activity): string[] {
  if (activity.part === 'cloud') {
    return room
      .words(activity.id)
      .slice(0, FIRST)
      .map(({ shown, count }) => `${shown} ${count}`);
  }
  if (activity.part === 'sheet') {
    const ideas = ranked(activity, room.ideas(activity.id), room.tally(activity.id));
    return ideas
      .filter(({ votes }) => votes)
      .slice(0, FIRST)
      .map(({ idea, votes }) => `${idea.text} ${votes}`);
  }
  const result = room.result(activity.id);
  return result ? votes(activity, result) : [];
}

/** Votes by option with the abstentions; a scale and answers in words do not fit a line. */
function votes({ form }: PollPart, { tally, abstained }: PollResult): string[] {
  if (tally.form !== 'options') return [];
  const { yes, no, abstain } = shared.t;
  const names =
    form.form === 'single' || form.form === 'multiple'
      ? form.options.map((option) => read(option))
      : [yes, no];
  const counted = tally.votes.map((count, at) => `${names[at] ?? ''} ${count}`);
  return abstained > 0 ? [...counted, `${abstain} ${abstained}`] : counted;
}

/** As many whole pieces as fit. */
function clipped(all: string[]): string {
  let line = '';
  for (const piece of all) {
    const longer = line ? `${line}, ${piece}` : piece;
    if (longer.length > LONGEST) break;
    line = longer;
  }
  return line;
}

import { read } from '../../i18n/localized';
import type { Command, Comment, IdeaPart, SuspectKind, TextState, Who } from '../../protocol';
import type { Poll, Room } from '../../room/room.svelte';
import type { PartOf } from '../../room/parts.svelte';
import { activitiesOf } from '../activity/acts';

/** A text that the desk looks into, whatever it is part of, and what can be done with it (rule MO6). */
export interface Doubtful {
  /** Names it among the others. */
  key: string;
  text: string;
  /** What it answers or belongs to. */
  place: string;
  state: TextState;
  suspects: readonly SuspectKind[];
  /** Who wrote it, where that is known. */
  author: Who | undefined;
  show: Command;
  hide: Command;
  /** For good, everywhere it is stored (rule CH10). */
  remove: Command;
}

/** All texts that wait, are hidden, or look like personal data: those that wait first. */
export function doubtful(room: Room): Doubtful[] {
  const activities = room.segments.flatMap(({ activities }) => activitiesOf(room, activities));
  const texts = activities.flatMap((one) => {
    if (one.part === 'cloud') return wordsOf(room, one);
    return one.part === 'poll' ? answersOf(room, one) : ideasOf(room, one);
  });
  const order: Record<TextState, number> = { waiting: 0, shown: 1, hidden: 2, removed: 3 };
  return texts
    .filter(({ state, suspects }) => state !== 'removed' && (state !== 'shown' || suspects.length))
    .sort((a, b) => order[a.state] - order[b.state]);
}

/** The answers in own words of a poll, as the desk has them. */
export function answersOf(room: Room, poll: Pick<Poll, 'id' | 'question'>): Doubtful[] {
  const tally = room.result(poll.id)?.tally;
  if (tally?.form !== 'open') return [];
  return (tally.desk ?? []).map(({ key, text, state = 'shown', suspects = [] }) => {
    const act = (act: 'showAnswer' | 'hideAnswer' | 'removeText'): Command => ({
      poll: { do: act, poll: poll.id, answer: key },
    });
    return {
      key: `${poll.id} ${key}`,
      text,
      place: read(poll.question),
      state,
      suspects,
      author: undefined,
      ...{ show: act('showAnswer'), hide: act('hideAnswer'), remove: act('removeText') },
    };
  });
}

/** An idea of a sheet, or a comment on it. */
export function textOf(sheet: string, idea: IdeaPart, comment?: Comment): Doubtful {
  const { text, state = 'shown', suspects = [], author } = comment ?? idea;
  const act = (act: 'showText' | 'hideText' | 'removeText'): Command => ({
    sheet: { do: act, sheet, idea: idea.id, comment: comment?.id ?? null },
  });
  return {
    key: `${sheet} ${idea.id} ${comment?.id ?? ''}`,
    text,
    place: comment ? idea.text : '',
    state,
    suspects,
    author,
    ...{ show: act('showText'), hide: act('hideText'), remove: act('removeText') },
  };
}

function ideasOf(room: Room, { id, root }: PartOf<'sheet'>): Doubtful[] {
  const need = room.idea(id, root)?.text ?? '';
  return room.ideas(id).flatMap((idea) => {
    const comments = idea.comments ?? [];
    return [
      { ...textOf(id, idea), place: need },
      ...comments.map((comment) => textOf(id, idea, comment)),
    ];
  });
}

function wordsOf(room: Room, { id, question }: PartOf<'cloud'>): Doubtful[] {
  return room.words(id).map(({ key, shown, state, suspects = [] }) => {
    const act = (act: 'restoreWord' | 'hideWord' | 'removeText'): Command => ({
      cloud: { do: act, cloud: id, key },
    });
    return {
      key: `${id} ${key}`,
      text: shown,
      place: read(question),
      state,
      suspects,
      author: undefined,
      ...{ show: act('restoreWord'), hide: act('hideWord'), remove: act('removeText') },
    };
  });
}

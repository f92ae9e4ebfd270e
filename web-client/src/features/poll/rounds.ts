import { number, percent } from '../../i18n/format';
import { shared } from '../../i18n/shared/shared';
import type { Lang, PollPart, PollResult } from '../../protocol';
import type { Room } from '../../room/room.svelte';
import { median } from '../../ui/median';

/** The round before a poll (rule PL8). */
export interface Before {
  round: number;
  result: PollResult;
}

/** The round before, where its result is seen. */
export function beforeOf(room: Pick<Room, 'poll' | 'result'>, poll: PollPart): Before | undefined {
  if (poll.earlier === undefined) return undefined;
  const [part, result] = [room.poll(poll.earlier), room.result(poll.earlier)];
  return part && result && { round: part.round, result };
}

/** What an option or a statement got in the round before, in words. */
export function beforeWords(
  before: Before | undefined,
  at: number,
  medianWord: string,
  lang: Lang,
): string | undefined {
  if (!before) return undefined;
  const { tally, answered, abstained } = before.result;
  const figures = () => {
    if (tally.form === 'options') {
      const votes = tally.votes[at];
      return votes === undefined
        ? undefined
        : `${votes} (${percent(votes, answered - abstained, lang)})`;
    }
    const values = tally.form === 'scale' ? tally.statements[at]?.values : undefined;
    const middle = values && median(values);
    return middle === undefined ? undefined : `${medianWord} ${number(middle, lang, 1)}`;
  };
  const text = figures();
  return text && shared.t.poll.before(before.round, text);
}

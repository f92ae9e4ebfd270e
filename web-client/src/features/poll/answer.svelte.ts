import { keyOf } from '../../form/drafts.svelte';
import { needed } from '../../form/faults';
import { aText, listOf, oneOf } from '../../form/fields';
import { Form } from '../../form/form.svelte';
import { participant } from '../../i18n/participant/participant';
import type { ActivityId, PollForm } from '../../protocol';
import type { Room } from '../../room/room.svelte';
import { emptyBallot, choiceOf, filledFrom, type Filled, type Mark } from './ballot';

/** Longest open answer. */
export const OPEN = 300;

const aPlace = (one: unknown): one is number => Number.isInteger(one);
const isOne = (one: unknown): one is Filled['one'] => one === 'abstain' || aPlace(one);
const isMark = (one: unknown): one is Mark => oneOf(null, 'unanswered')(one) || aPlace(one);

/** A ballot that is filled in; where nothing is, what was answered on any of the person's devices. */
export function ballotForm(room: Room, id: ActivityId): Form<Filled> {
  return new Form<Filled>({
    key: () => keyOf(room.welcome?.meeting, `poll.${id}`),
    fields: { one: isOne, several: listOf(aPlace), values: listOf(isMark), text: aText },
    begin: () => {
      const [poll, cast] = [room.poll(id), room.ballot(id)?.choice];
      const form = poll?.form ?? { form: 'open' };
      return cast ? filledFrom(form, cast) : emptyBallot(form);
    },
    resumes: () => room.poll(id)?.form.form !== 'open',
    faults: (filled, tried) => {
      const form = room.poll(id)?.form;
      return form ? { [fieldOf(form)]: faultOf(form, filled, tried) } : {};
    },
  });
}

/** The field that a kind of poll fills. */
export function fieldOf({ form }: PollForm): keyof Filled {
  if (form === 'multiple') return 'several';
  if (form === 'scale') return 'values';
  return form === 'open' ? 'text' : 'one';
}

function faultOf(form: PollForm, filled: Filled, tried: boolean): string | undefined {
  const t = participant.t.poll;
  if (form.form === 'open') return needed(filled.text, OPEN, tried);
  if (!tried || choiceOf(form, filled)) return undefined;
  return form.form === 'multiple'
    ? t.choose(form.min, form.max, form.options.length)
    : t.needChoice;
}

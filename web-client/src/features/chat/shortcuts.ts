import type { DeskTexts } from '../../i18n/desk/desk';
import type { Acts } from '../../staff/acts.svelte';
import type { Shortcut } from '../../staff/keys';
import { REASONS } from './decide';
import type { ReviewDesk } from './desk.svelte';

/** The moderator's keys; each is also a button. */
export function shortcutsOf(
  review: ReviewDesk,
  acts: Acts,
  t: DeskTexts['chat'],
  undo: string,
): Shortcut[] {
  const key = (key: string, does: string, run: () => void): Shortcut => ({
    key,
    shown: key.toUpperCase(),
    does,
    run,
  });
  return [
    key('a', t.approve, () => review.decide({ verdict: 'publish' })),
    key('h', t.hold, () => review.decide({ verdict: 'hold' })),
    key('r', t.reject, () => void review.toggle('reject')),
    ...REASONS.map((reason, at) => ({
      key: String(at + 1),
      shown: `R ${at + 1}`,
      does: `${t.reject}: ${t.reason[reason]}`,
      run: () => review.reject(reason),
    })),
    key('q', t.toQueue, () => review.become({ as: 'request' })),
    key('m', t.merge, () => void review.toggle('merge')),
    key('e', t.edit, () => void review.toggle('edit')),
    key('x', t.mask, () => review.mask()),
    key('w', t.answer, () => void review.toggle('answer')),
    key('p', t.toQuestion, () => review.become({ as: 'question' })),
    key('v', t.pickKey, () => review.pick(review.current)),
    key('g', t.apartKey, () => review.takeApart(review.current)),
    key('u', undo, () => acts.undoLast()),
    key('j', t.next, () => review.move(1)),
    key('k', t.previous, () => review.move(-1)),
  ];
}

import { desk } from '../../i18n/desk/desk';
import type { Act } from '../../room/act.svelte';
import type { Acts } from '../../staff/acts.svelte';
import type { Doubtful } from './doubtful';

/** Hides a text from all but who wrote it and the staff. */
export function hideText(acts: Acts, text: Doubtful, near?: Act) {
  const said = desk.t.guard.hiddenSaid(text.text);
  void acts.do(text.hide, { ...(near && { near }), said, undo: () => text.show });
}

/** Shows a text that waits or is hidden. */
export function showText(acts: Acts, text: Doubtful, near?: Act) {
  const said = desk.t.guard.shownSaid(text.text);
  void acts.do(text.show, { ...(near && { near }), said, undo: () => text.hide });
}

/** Removes a text for good. */
export function removeText(acts: Acts, text: Doubtful, near?: Act) {
  void acts.do(text.remove, { ...(near && { near }), said: desk.t.guard.removedSaid });
}

import { desk } from '../../i18n/desk/desk';
import type { Progress } from '../../room/progress.svelte';
import type { Acts } from '../../staff/acts.svelte';
import type { Doubtful } from './doubtful';

/** Hides a text from all but who wrote it and the staff. */
export function hideText(acts: Acts, text: Doubtful, progress?: Progress) {
  const doneText = desk.t.guard.hiddenSaid(text.text);
  void acts.do(text.hide, { ...(progress && { progress }), doneText, undo: () => text.show });
}

/** Shows a text that waits or is hidden. */
export function showText(acts: Acts, text: Doubtful, progress?: Progress) {
  const doneText = desk.t.guard.shownSaid(text.text);
  void acts.do(text.show, { ...(progress && { progress }), doneText, undo: () => text.hide });
}

/** Removes a text for good. */
export function removeText(acts: Acts, text: Doubtful, progress?: Progress) {
  void acts.do(text.remove, { ...(progress && { progress }), doneText: desk.t.guard.removedSaid });
}

import { shared } from '../i18n/shared/shared';
import { toasts } from '../ui/toasts.svelte';
import { drafts } from './drafts.svelte';

/** Forgets a draft; Undo brings it back, and `back` shows it. */
export function giveUp(key: string, back?: () => void) {
  const draft = drafts.get(key);
  if (!draft) return;
  drafts.put(key, undefined);
  toasts.done(shared.t.draft.cancelled, () => {
    drafts.put(key, draft);
    back?.();
  });
}

import { drafts, keyOf } from '../../form/drafts.svelte';
import { aText } from '../../form/fields';
import type { ActivityId, IdeaId } from '../../protocol';

/** What can be written about an idea. */
export const WRITTEN = ['addChild', 'addSibling', 'edit', 'comment'] as const;
export type Written = (typeof WRITTEN)[number];

/** A text about an idea that was not sent. */
export interface Unsent {
  key: string;
  act: Written;
  idea: IdeaId;
  text: string;
}

/** Under what the texts about a sheet are kept. */
function start(meeting: string | undefined, sheet: ActivityId): string {
  return keyOf(meeting, `idea ${sheet} `);
}

/** Where a text about an idea is kept. */
export function unsentKey(
  meeting: string | undefined,
  sheet: ActivityId,
  act: Written,
  idea: IdeaId,
): string {
  return `${start(meeting, sheet)}${act} ${idea}`;
}

/** What was written about a sheet in this tab and not sent. Reactive. */
export function unsentOf(meeting: string | undefined, sheet: ActivityId): Unsent[] {
  return drafts.under(start(meeting, sheet)).flatMap(([key, { values }]) => {
    const [, , , act, idea] = key.split(' ');
    const found = WRITTEN.find((one) => one === act);
    const { text } = values as { text?: unknown };
    const going = drafts.isGoing(key);
    return found && idea && aText(text) && text.trim() && !going
      ? [{ key, act: found, idea, text }]
      : [];
  });
}

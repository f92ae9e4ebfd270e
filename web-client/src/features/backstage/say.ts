import type { LineWords, MessageId, Preset } from '../../protocol';
import type { Act } from '../../room/act.svelte';
import type { Acts } from '../../staff/acts.svelte';

/** The lines that are said with one press, in their order; "take this" goes with a message. */
export const PRESETS: readonly Preset[] = [
  'twoMinutes',
  'wrapUp',
  'louder',
  'technicalProblem',
  'allWell',
];

/** Says a line to the other staff (rule CH8); tells whether it was accepted. */
export function say(acts: Acts, words: LineWords, about: MessageId | null = null, near?: Act) {
  return acts.do({ backstage: { do: 'say', words, about } }, near && { near });
}

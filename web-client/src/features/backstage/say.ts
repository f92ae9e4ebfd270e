import type { LineWords, MessageId, Preset } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
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
export function say(
  acts: Acts,
  words: LineWords,
  about: MessageId | null = null,
  progress?: Progress,
) {
  return acts.do({ backstage: { do: 'say', words, about } }, progress && { progress });
}

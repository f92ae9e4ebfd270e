import { desk } from '../../i18n/desk/desk';
import { whoWords } from '../../i18n/shared/words';
import type { Who } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Acts } from '../../staff/acts.svelte';

/** Removes a person with all they have written; for 10 s it is hidden only and can be undone (TR5). */
export function removePerson(acts: Acts, who: Who, progress: Progress) {
  const person = who.number;
  void acts.do(
    { meeting: { do: 'removePerson', person } },
    {
      progress,
      doneText: desk.t.people.removed(whoWords(who)),
      undo: () => ({ meeting: { do: 'restorePerson', person } }),
    },
  );
}

/** Takes that back, while it can be. */
export function restorePerson(acts: Acts, who: Who, progress: Progress) {
  const command = { meeting: { do: 'restorePerson', person: who.number } } as const;
  void acts.do(command, { progress, doneText: desk.t.people.restored(whoWords(who)) });
}

/** What is hidden goes for good now. */
export function removeNow(acts: Acts, who: Who, progress: Progress) {
  const command = { meeting: { do: 'removePerson', person: who.number, atOnce: true } } as const;
  void acts.do(command, { progress, doneText: desk.t.people.gone(whoWords(who)) });
}

/** Takes a name off; the person stays under a number. */
export function removeName(acts: Acts, who: Who, progress: Progress) {
  const command = { meeting: { do: 'removeName', person: who.number } } as const;
  void acts.do(command, { progress, doneText: desk.t.people.nameRemoved(whoWords(who)) });
}

import { desk } from '../../i18n/desk/desk';
import type { ActivityId, Command, WordForm, WordPart } from '../../protocol';
import type { Progress } from '../../room/progress.svelte';
import type { Staff } from '../../staff/staff';

/** Words as they are named in a sentence: "luottamusta, luottamuksen". */
export function namesText(forms: readonly Pick<WordForm, 'shown'>[]): string {
  return forms.map(({ shown }) => shown).join(', ');
}

/** Makes words one, into the first; Undo takes them apart, and they may be proposed again. */
export function merge(
  { acts }: Staff,
  cloud: ActivityId,
  words: readonly Pick<WordForm, 'key' | 'shown'>[],
  progress?: Progress,
): Promise<boolean> {
  const [into, ...rest] = words;
  if (!into || rest.length === 0) return Promise.resolve(false);
  const keys = rest.map(({ key }) => key);
  return acts.do(
    { cloud: { do: 'mergeWords', cloud, into: into.key, words: keys } },
    {
      doneText: desk.t.cloud.merged(namesText(words)),
      undo: (): Command[] => [
        ...keys.map((key): Command => ({ cloud: { do: 'splitWord', cloud, key } })),
        apart(cloud, [into.key, ...keys], false),
      ],
      ...(progress && { progress }),
    },
  );
}

/** Takes a form out of its word, or all of it apart. */
export function split(
  { acts }: Staff,
  word: WordPart,
  key: string,
  shown: string,
  progress?: Progress,
) {
  const forms = (word.forms ?? []).map((form) => form.key).filter((form) => form !== word.key);
  const back = key === word.key ? forms : [key];
  void acts.do(
    { cloud: { do: 'splitWord', cloud: word.cloud, key } },
    {
      doneText: desk.t.cloud.wasSplit(shown),
      undo: () => ({
        cloud: { do: 'mergeWords', cloud: word.cloud, into: word.key, words: back },
      }),
      ...(progress && { progress }),
    },
  );
}

/** Shows a word in one of its spellings; without one, as it comes by itself. */
export function showAs(
  { acts }: Staff,
  { cloud, key, shown, chosen }: WordPart,
  spelling: string | undefined,
  progress: Progress,
) {
  const wish = (spelling?: string): Command => ({
    cloud: { do: 'chooseSpelling', cloud, key, ...(spelling !== undefined && { spelling }) },
  });
  const { shownAs, shownByItself } = desk.t.cloud;
  const doneText = spelling === undefined ? shownByItself : shownAs(spelling);
  void acts.do(wish(spelling), {
    progress,
    doneText,
    undo: () => wish(chosen ? shown : undefined),
  });
}

/** These words are not one: they are not proposed again. */
export function keepApart({ acts }: Staff, cloud: ActivityId, words: readonly WordForm[]) {
  const keys = words.map(({ key }) => key);
  void acts.do(apart(cloud, keys, true), {
    doneText: desk.t.cloud.keptApart(namesText(words)),
    undo: () => apart(cloud, keys, false),
  });
}

function apart(cloud: ActivityId, words: string[], on: boolean): Command {
  return { cloud: { do: 'keepApart', cloud, words, on } };
}

import type { LeftOut } from '../again';
import type { Lang } from '../../../protocol';
import { number } from '../../../i18n/format';

/** What was left out, each with its number and its word for one or many. */
export function countedList(
  lang: Lang,
  what: LeftOut,
  words: Record<keyof LeftOut, readonly [one: string, many: string]>,
): string {
  const some = (Object.keys(words) as (keyof LeftOut)[]).filter((kind) => what[kind] > 0);
  const told = some.map((kind) => {
    const [one, many] = words[kind];
    return `${number(what[kind], lang)} ${what[kind] === 1 ? one : many}`;
  });
  return new Intl.ListFormat(lang).format(told);
}

import { langOf, rewritten } from '../../i18n/localized';
import type { Lang, Localized } from '../../protocol';

/**
 * Edited lines as texts in all their languages: each line is found again by what it says, wherever it
 * has moved, else it is the one that stood after its neighbour, reworded. New lines are in the
 * language of the page alone.
 */
export function matched(
  lines: readonly string[],
  before: readonly Localized[],
  lang: Lang,
): Localized[] {
  const shown = before.map((text) => text[langOf(text, lang) ?? lang] ?? '');
  const free = new Set(before.keys());
  const same = lines.map((line) => {
    const at = [...free].find((one) => shown[one] === line);
    if (at !== undefined) free.delete(at);
    return at;
  });
  let last = -1;
  return lines.map((line, place) => {
    const at = same[place] ?? (free.has(last + 1) ? last + 1 : undefined);
    if (at !== undefined) {
      free.delete(at);
      last = at;
    }
    return rewritten(at === undefined ? {} : (before[at] ?? {}), lang, line);
  });
}

import type { Lang, Localized } from '../protocol';
import { LANGUAGES } from './language.svelte';

/** The language in which a localized value is shown to a reader of `lang`; nothing if it is empty. */
export function langOf(value: Localized, lang: Lang): Lang | undefined {
  return [lang, ...LANGUAGES].find((one) => value[one] !== undefined);
}

/** A localized value for a reader of `lang`: their own language, else the first there is, else "". */
export function read(value: Localized, lang: Lang): string {
  const own = langOf(value, lang);
  return (own && value[own]) ?? '';
}

import type { Lang, Localized } from '../protocol';
import { LANGUAGES, language } from './language.svelte';

/**
 * The language in which a localized value is shown to a reader of `lang`, the page's own unless said
 * otherwise; nothing if it is empty.
 */
export function langOf(value: Localized, lang: Lang = language.current): Lang | undefined {
  return [lang, ...LANGUAGES].find((one) => value[one] !== undefined);
}

/** A localized value for a reader of `lang`: their own language, else the first there is, else "". */
export function read(value: Localized, lang: Lang = language.current): string {
  const own = langOf(value, lang);
  return (own && value[own]) ?? '';
}

/**
 * A localized value whose shown text was edited by a reader of `lang`: the text goes into the
 * language that it was shown in, and the other languages stay (FT40). An empty text takes that one
 * language away.
 */
export function rewritten(value: Localized, lang: Lang, text: string): Localized {
  const shown = langOf(value, lang) ?? lang;
  const others = LANGUAGES.filter((one) => one !== shown && value[one] !== undefined);
  const rest: Localized = Object.fromEntries(others.map((one) => [one, value[one]]));
  return text === '' ? rest : { ...rest, [shown]: text };
}

/** A localized value as a label, with its language where that is not the page's. */
export function labelled(value: Localized): { label: string; lang?: Lang } {
  const lang = langOf(value);
  const label = read(value);
  return lang === undefined || lang === language.current ? { label } : { label, lang };
}

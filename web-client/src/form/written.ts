import type { Lang, Localized } from '../protocol';
import { LANGUAGES } from '../i18n/wish';
import { byName, aText, type Is } from './fields';

/** A text as it stands in a form: in every language, empty where it has none. */
export type Written = Readonly<Record<Lang, string>>;

const areTexts = byName(aText);

export const isWritten: Is<Written> = (one): one is Written =>
  areTexts(one) && LANGUAGES.every((lang) => one[lang] !== undefined);

/** A text to edit. Languages that the form does not show are in it, so that they stay (FT40). */
export function written(text: Localized = {}): Written {
  return { fi: text.fi ?? '', sv: text.sv ?? '', en: text.en ?? '' };
}

/** What was written, as it is sent: a language without words is left out. */
export function localized(text: Written): Localized {
  const full = LANGUAGES.map((lang) => [lang, text[lang].trim()] as const);
  return Object.fromEntries(full.filter(([, words]) => words !== ''));
}

/** Whether nothing is left in the languages in which a text, that was `begun` so, is edited. */
export function isBlank(text: Written, begun: Localized | undefined, langs: readonly Lang[]) {
  return editedIn(written(begun), langs).every((lang) => text[lang].trim() === '');
}

/** The longest of its languages, for what is wrong with its length. */
export function longest(text: Written): string {
  return LANGUAGES.map((lang) => text[lang]).reduce((a, b) => (b.length > a.length ? b : a));
}

/**
 * The languages in which a text is edited: those of the meeting. A text that has none of them is shown
 * in the one it has.
 */
export function editedIn(text: Written, langs: readonly Lang[]): readonly Lang[] {
  const has = (lang: Lang) => text[lang].trim() !== '';
  const other = langs.some(has) ? undefined : LANGUAGES.find(has);
  return other === undefined ? langs : langs.length === 1 ? [other] : [...langs, other];
}

/** Those of these languages in which a text lacks words that it has in another (FT40). */
export function missingIn(text: Localized | Written, langs: readonly Lang[]): Lang[] {
  const has = (lang: Lang) => (text[lang] ?? '').trim() !== '';
  return LANGUAGES.some(has) ? langs.filter((lang) => !has(lang)) : [];
}

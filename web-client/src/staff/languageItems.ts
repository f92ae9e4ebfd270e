import { language, LANGUAGE_NAMES } from '../i18n/language.svelte';

/** The languages of the page, as items of its menu. */
export function languageItems() {
  return language.offered.map((lang) => ({
    label: LANGUAGE_NAMES[lang],
    lang,
    chosen: lang === language.current,
    onpick: () => void language.choose(lang),
  }));
}

import type { Lang } from '../protocol';
import { language } from './language.svelte';

type Loaders<T> = Record<Lang, () => Promise<{ default: T }>>;

/**
 * Texts of one area of the product (participant, desk, ...), loaded one language at a time so that a
 * phone downloads only its own. `area.t.someText` is reactive: it changes with the language.
 */
export class Area<T> {
  #loaders: Loaders<T>;
  #loaded = $state.raw<Partial<Record<Lang, T>>>({});
  #inUse = false;

  constructor(loaders: Loaders<T>) {
    this.#loaders = loaders;
  }

  /** The texts in the language of the page. The page that shows them has loaded them first. */
  get t(): T {
    const texts = this.#loaded[language.current];
    if (!texts) throw new Error('texts are shown before they are loaded');
    return texts;
  }

  /** The texts in another language; nothing until they are loaded. Reactive. */
  in(lang: Lang): T | undefined {
    if (!this.#loaded[lang]) void this.#fetch(lang);
    return this.#loaded[lang];
  }

  /** Loads the texts of the language of the page, and from now on of each language switched to. */
  async load(): Promise<void> {
    if (!this.#inUse) {
      this.#inUse = true;
      language.prepare((lang) => this.#fetch(lang));
    }
    await this.#fetch(language.current);
  }

  async #fetch(lang: Lang) {
    if (this.#loaded[lang]) return;
    const { default: texts } = await this.#loaders[lang]();
    this.#loaded = { ...this.#loaded, [lang]: texts };
  }
}

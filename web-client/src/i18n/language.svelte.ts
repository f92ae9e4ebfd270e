import { device } from '../device';
import type { Lang } from '../protocol';
import { KEPT, LANGUAGES, wished, wishes } from './wish';

export { LANGUAGES };

/** Each language's own name for itself. */
export const LANGUAGE_NAMES: Record<Lang, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** What a language needs before it can be shown. */
type Preparation = (lang: Lang) => Promise<void>;

/** The language of the page. */
class Language {
  #current = $state<Lang>('fi');
  #offered = $state.raw<readonly Lang[]>(LANGUAGES);
  #preparations = new Set<Preparation>();

  /** The language shown now. */
  get current(): Lang {
    return this.#current;
  }

  /** The languages to choose from. */
  get offered(): readonly Lang[] {
    return this.#offered;
  }

  /** Begins with the language that this person most likely wants. */
  begin() {
    this.#show(wished(wishes()));
  }

  /** Switches every text on the page at once, and remembers the choice on this device. */
  async choose(lang: Lang) {
    device.set(KEPT, lang);
    await this.#switch(lang);
  }

  /** The meeting has these languages; the page goes over to one of them if it must. */
  async offer(languages: readonly Lang[]) {
    if (languages.length === 0) return;
    this.#offered = languages;
    if (!languages.includes(this.#current)) await this.#switch(wished(wishes(), languages));
  }

  /** Shows a language without keeping it as a choice, unless the address asks for another: the stage. */
  async follow(lang: Lang) {
    if (lang !== this.#current && !new URLSearchParams(location.search).has('lang')) {
      await this.#switch(lang);
    }
  }

  /** Runs before a language is shown. */
  prepare(preparation: Preparation) {
    this.#preparations.add(preparation);
  }

  async #switch(lang: Lang) {
    await Promise.all([...this.#preparations].map((prepare) => prepare(lang)));
    this.#show(lang);
  }

  #show(lang: Lang) {
    this.#current = lang;
    document.documentElement.lang = lang;
  }
}

export const language = new Language();

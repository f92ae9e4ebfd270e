import { device } from '../device';
import type { Lang } from '../protocol';

/** All languages, in the order in which they are offered. */
export const LANGUAGES: readonly Lang[] = ['fi', 'sv', 'en'];

/** Under which name a device keeps the language that was chosen on it. */
export const KEPT = 'foorumi.lang';

/** Where the wish for a language can be read from, most binding first. */
export interface Wishes {
  /** The address's query, `?lang=sv`. */
  query: string;
  /** The choice made on this device. */
  kept: string | undefined;
  /** The browser's languages, `sv-FI`. */
  browser: readonly string[];
}

/** The language to begin with, among those offered. */
export function wished(wishes: Wishes, offered: readonly Lang[] = LANGUAGES): Lang {
  const asked = [new URLSearchParams(wishes.query).get('lang'), wishes.kept, ...wishes.browser];
  for (const wish of asked) {
    const lang = offered.find((one) => one === wish?.slice(0, 2).toLowerCase());
    if (lang) return lang;
  }
  return offered[0] ?? 'fi';
}

/** What is wished here and now. */
export function wishes(): Wishes {
  return { query: location.search, kept: device.get(KEPT), browser: navigator.languages };
}

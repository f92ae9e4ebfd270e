import { time } from '../i18n/format';
import { language } from '../i18n/language.svelte';
import type { Lang, Millis } from '../protocol';

/** A time of day without the word before it, for lists: `13.05`, in English `13:05`. */
export function bareTime(at: Millis, lang: Lang = language.current): string {
  return time(at, lang).replace(/^\D+/, '');
}

/** Whole minutes of a length, at least 1 once there is something. */
export function wholeMinutes(ms: number): number {
  return ms <= 0 ? 0 : Math.max(1, Math.round(ms / 60_000));
}

/** Minutes from the beginning as hours and minutes: `0.45`, in English `0:45`. */
export function sinceStart(minutes: number, lang: Lang = language.current): string {
  const rest = String(minutes % 60).padStart(2, '0');
  return `${Math.floor(minutes / 60)}${lang === 'en' ? ':' : '.'}${rest}`;
}

/** A length in hours and minutes: `1 h 26 min`, the same in all languages. */
export function lasting(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const rest = `${minutes % 60}\u00a0min`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}\u00a0h ${rest}`;
}

import type { Lang } from '../protocol';
import { language } from './language.svelte';

// Everything here is in the language of the page, unless another is named.

// A meeting is held in Finland: its page, its stage and its memo tell one and the same time.
const TIME_ZONE = 'Europe/Helsinki';

/** The time of day: `klo 13.05`, `kl. 13.05`, `13:05`. */
export function time(at: number, lang: Lang = language.current): string {
  const { hour, minute } = clockFields(at);
  return clockTime(hour, minute, lang);
}

/** A time of day given in minutes after midnight. */
export function timeOfDay(minutes: number, lang: Lang = language.current): string {
  const hour = Math.floor(minutes / 60) % 24;
  return clockTime(two(hour), two(minutes % 60), lang);
}

/** The same as fields of time and local times write it: `09:05`. */
export function hourAndMinute(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A date: `22.11.2026`. */
export function date(at: number): string {
  const { day, month, year } = clockFields(at);
  return `${Number(day)}.${Number(month)}.${year}`;
}

/** A date written `2026-11-22`, or the date of `2026-11-22T12:00`, as `22.11.2026`. */
export function isoDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${Number(day)}.${Number(month)}.${year}`;
}

/** The time of `2026-11-22T12:00`. */
export function isoTime(iso: string, lang: Lang = language.current): string {
  return clockTime(iso.slice(11, 13), iso.slice(14, 16), lang);
}

/** A running clock: `1:05`, over an hour `1:02:05`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A length in words as short as can be: `3 min`, `1 min 30 s`, `45 s`. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`];
  return parts.filter(Boolean).join(' ');
}

/** A number with at most `digits` decimals: decimal comma in Finnish and Swedish. */
export function number(value: number, lang: Lang = language.current, digits = 0): string {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[lang];
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** A share of a whole in full per cent: `42 %`, in English `42%`. */
export function percent(part: number, whole: number, lang: Lang = language.current): string {
  const value = whole > 0 ? Math.round((100 * part) / whole) : 0;
  return lang === 'en' ? `${value}%` : `${value}\u00a0%`;
}

/** Names in a row, the last one after "and". */
export function list(names: readonly string[], lang: Lang = language.current): string {
  return new Intl.ListFormat(lang).format(names);
}

/** A join code as people read it: `1234 5678`. */
export function joinCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

function clockTime(hour: string, minute: string, lang: Lang): string {
  if (lang === 'en') return `${hour}:${minute}`;
  return `${lang === 'fi' ? 'klo' : 'kl.'}\u00a0${hour}.${minute}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

type ClockField = 'year' | 'month' | 'day' | 'hour' | 'minute';

/** What the clocks of the meeting show at a moment: `year` to `minute`, in digits. */
export function clockFields(at: number): Record<ClockField, string> {
  const parts = FORMAT.formatToParts(at).map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts) as Record<ClockField, string>;
}

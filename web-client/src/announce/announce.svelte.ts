import { untrack } from 'svelte';

/** Least milliseconds between two polite announcements; the latest wins. */
const STATUS_EVERY = 1000;
/** Least milliseconds between two announcements of what others do, whatever it is about. */
const NEWS_EVERY = 10_000;

const KINDS = ['failure', 'own', 'news'] as const;
type Kind = (typeof KINDS)[number];

/**
 * What assistive technology is told, by one policy: at most one polite status a second, of it what
 * others do at most every 10 s, and an alert only for one's turn, a lost connection and the end of
 * the meeting.
 */
class Announcer {
  #status = $state('');
  #alert = $state('');
  /** What waits to be said, the most pressing first: none takes the place of another kind. */
  #waiting: Record<Kind, string | undefined> = {
    failure: undefined,
    own: undefined,
    news: undefined,
  };
  #last = -STATUS_EVERY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #news = new Map<string, string>();
  #newsLast = -NEWS_EVERY;
  #newsTimer: ReturnType<typeof setTimeout> | undefined;

  /** The polite region's text. */
  get statusText(): string {
    return this.#status;
  }

  /** The assertive region's text. */
  get alertText(): string {
    return this.#alert;
  }

  /** Says something when there is a pause: an own act saved, a new task, an own place. */
  status(text: string) {
    this.#await('own', text);
  }

  /** Says in the next pause that an own act failed: nothing else is said in its place. */
  failure(text: string) {
    this.#await('failure', text);
  }

  #await(kind: Kind, text: string) {
    this.#waiting[kind] = text;
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#last + STATUS_EVERY - performance.now());
    this.#timer = setTimeout(() => this.#say(), wait);
  }

  /** Tells what others do, or what changed by it. Of each topic the latest is told, all in one. */
  news(topic: string, text: string) {
    this.#news.set(topic, text);
    if (this.#newsTimer !== undefined) return;
    const wait = Math.max(0, this.#newsLast + NEWS_EVERY - performance.now());
    this.#newsTimer = setTimeout(() => {
      this.#newsTimer = undefined;
      if (this.#news.size === 0) return;
      this.#newsLast = performance.now();
      this.#await('news', sentences([...this.#news.values()]));
      this.#news.clear();
    }, wait);
  }

  /** What was to be told of a topic is past. */
  forget(topic: string) {
    this.#news.delete(topic);
  }

  /** Interrupts. Only for: your turn, connection lost over 5 s, the meeting ends. */
  alert(text: string) {
    // Whoever speaks does not listen: an effect that alerts must not run again because it did.
    this.#alert = again(
      text,
      untrack(() => this.#alert),
    );
  }

  #say() {
    this.#timer = undefined;
    this.#last = performance.now();
    const kind = KINDS.find((one) => this.#waiting[one] !== undefined);
    if (kind === undefined) return;
    this.#status = again(this.#waiting[kind] ?? '', this.#status);
    this.#waiting[kind] = undefined;
    if (KINDS.some((one) => this.#waiting[one] !== undefined)) {
      this.#timer = setTimeout(() => this.#say(), STATUS_EVERY);
    }
  }
}

export const announcer = new Announcer();

// One after another, each with one mark at its end.
export function sentences(texts: readonly string[]): string {
  const last = texts.length - 1;
  return texts
    .map((text, at) => (at === last || /[.?:…]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

// The same text twice changes nothing in the page and would not be spoken; an invisible mark does.
function again(text: string, before: string): string {
  return text === before ? `${text}\u00a0` : text;
}

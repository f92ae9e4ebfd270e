import type { SuspectKind } from '../../protocol';

type Guard = typeof import('./guard');

/** Fetches the guard, which comes apart from the page: it is needed when something is sent and not before. */
export const fetchGuard = (): Promise<Guard | undefined> =>
  import('./guard').catch(() => undefined);

/**
 * Looks at a text before it leaves the device (rules CH9, FT50): what looks like personal data is told
 * once, with the choice to change it or to send it as it is. Where the guard cannot be fetched the
 * text goes: the server has the same one.
 */
export class Watch {
  /** What was stopped; another text is looked at anew. */
  stopped: { text: string; kinds: SuspectKind[] } | undefined = $state.raw();
  #let: string | undefined;
  #looking = false;

  /**
   * Whether a text may go now. If not, `stopped` tells why, or an earlier look still waits for the
   * guard: then a second tap sends nothing.
   */
  async lets(text: string): Promise<boolean> {
    if (this.#looking) return false;
    this.stopped = undefined;
    if (text === this.#let) return true;
    this.#looking = true;
    const kinds = (await fetchGuard())?.suspectKinds(text) ?? [];
    this.#looking = false;
    if (kinds.length === 0) return true;
    this.stopped = { text, kinds };
    return false;
  }

  /** The person says that this text shall go as it is. */
  let() {
    this.#let = this.stopped?.text;
    this.stopped = undefined;
  }

  /** The person writes on: what was said of the old text is past. */
  changed() {
    this.stopped = undefined;
  }
}

/** The text with all that is suspected covered. */
export async function covered(text: string): Promise<string> {
  return (await fetchGuard())?.masked(text) ?? text;
}

import { fetchHealth } from './health';

/** How many sockets in a row fail, while the server answers by HTTP, before the network is blamed. */
const IN_A_ROW = 3;

/**
 * Tells a network that lets no live connections through from one that is down: the server answers by
 * HTTP, and no socket opens (FT60). Some firewalls strip WebSocket, and so does a proxy that does not
 * pass `Upgrade` or `Host`.
 */
export class BlockedSockets {
  #count = 0;

  /** `tell` hears whether live connections are kept from passing. */
  constructor(private readonly tell: (blocked: boolean) => void) {}

  /** A socket opened. */
  opened() {
    this.#count = 0;
    this.tell(false);
  }

  /** A socket was given up that had never opened. */
  async failed() {
    this.#count += 1;
    if (this.#count < IN_A_ROW) return;
    // A server of ours, and not something before it, says that it is well.
    const answers = (await fetchHealth())?.['ok'] === true;
    // One may have opened meanwhile.
    if (this.#count >= IN_A_ROW) this.tell(answers);
  }
}

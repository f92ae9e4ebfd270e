import type { ToClient } from '../protocol';

/** Reads a frame: text as it is, binary as deflated text. */
export async function decode(data: string | ArrayBuffer): Promise<ToClient> {
  const text = typeof data === 'string' ? data : await inflate(data);
  return JSON.parse(text) as ToClient;
}

async function inflate(data: ArrayBuffer): Promise<string> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

/** Hands frames on in the order in which they came, though binary ones take longer to read. */
export class OrderedFrames {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly take: (frame: ToClient) => void,
    private readonly broken: () => void,
  ) {}

  /** Reads one message after all earlier ones. */
  push(data: string | ArrayBuffer) {
    const frame = decode(data);
    this.#last = this.#last.then(() => frame).then(this.take, this.broken);
  }
}

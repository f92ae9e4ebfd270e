import type { Page, WebSocketRoute } from 'playwright-core';
import type {
  Answer,
  Command,
  Hello,
  Numbered,
  Part,
  PartKey,
  Refusal,
  Role,
  ToClient,
  ToServer,
} from '../../src/protocol';
import { WELCOME } from './meeting';

type Decide = (command: Command, line: FakeLine) => Omit<Answer, 'n'> | 'silence';

const ACCEPT: Decide = () => ({ outcome: 'accepted', seq: 1 }) as Omit<Answer, 'n'>;

/** A server played by the test: greets, shows what it is given, answers what it is told to. */
export class FakeLine {
  /** Commands in the order in which they came, repeats included. */
  readonly received: Numbered[] = [];
  readonly hellos: Hello[] = [];
  decide: Decide = ACCEPT;
  up = true;
  role: Role = 'participant';
  /** Another meeting than the usual one. */
  meeting: string | undefined;
  /** When set, everybody is turned away with it. */
  refusal: Refusal | undefined;
  /** When set, everybody waits at this place in the row before the entrance. */
  row: number | undefined;
  #socket: WebSocketRoute | undefined;
  #seq = 1;

  constructor(private readonly parts: Map<PartKey, Part>) {}

  /** Stands in for the server of a page. */
  async serve(page: Page) {
    await page.routeWebSocket(/\/ws(\?|$)/, (socket) => {
      if (!this.up) return void socket.close({ code: 1011 });
      this.#socket = socket;
      socket.onMessage((data) => this.#take(JSON.parse(String(data)) as ToServer));
    });
  }

  send(frame: ToClient | object) {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** Changes parts, or takes them away, in one frame. */
  show(parts: Record<PartKey, Part | undefined>) {
    const keyed = Object.entries(parts);
    for (const [key, part] of keyed) {
      if (part) this.parts.set(key, part);
      else this.parts.delete(key);
    }
    this.send({
      t: 'parts',
      seq: ++this.#seq,
      parts: keyed.flatMap(([key, part]) => (part ? [{ key, part }] : [])),
      gone: keyed.flatMap(([key, part]) => (part ? [] : [key])),
    });
  }

  /** Cuts the line, and keeps it cut until `up` is set. */
  async cut() {
    this.up = false;
    await this.#socket?.close({ code: 1011 });
  }

  #take(frame: ToServer) {
    if (frame.t === 'hello') return this.#greet(frame);
    if (frame.t === 'ping') return this.send({ t: 'pong', sent: frame.sent, at: Date.now() });
    if (frame.t !== 'do') return;
    const answers = frame.commands.flatMap(({ n, command }) => {
      this.received.push({ n, command });
      const answer = this.decide(command, this);
      return answer === 'silence' ? [] : [{ n, ...answer }];
    });
    if (answers.length > 0) this.send({ t: 'answers', answers });
  }

  #greet(hello: Hello) {
    this.hellos.push(hello);
    if (this.refusal) return this.send({ t: 'refused', code: this.refusal });
    if (this.row !== undefined) return this.send({ t: 'waiting', place: this.row });
    this.letIn();
  }

  /** Greets whoever has come. */
  letIn() {
    const other = this.meeting === undefined ? {} : { meeting: this.meeting };
    this.send({ ...WELCOME, ...other, role: this.role, at: Date.now() });
    const parts = [...this.parts].map(([key, part]) => ({ key, part }));
    this.send({ t: 'parts', seq: this.#seq, whole: true, parts });
  }
}

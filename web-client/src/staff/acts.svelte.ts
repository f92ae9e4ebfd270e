import { announcer } from '../announce/announce.svelte';
import type { Outcome } from '../connection/outcome';
import { rejectionWords } from '../i18n/shared/words';
import type { Command, Seq } from '../protocol';
import { Progress } from '../room/progress.svelte';
import type { Room } from '../room/room.svelte';
import { toasts } from '../ui/toasts.svelte';

/** Acts that can still be taken back one by one; older ones are forgotten. */
const MOST_UNDOABLE = 20;
/** How long "Saved" stands beside a control. */
const SAVED_FOR = 4_000;

/** What a command is to the person who gives it. */
export interface CommandOptions {
  /** The control's own act, whose words stand beside it. Without one a refusal is told in a toast. */
  progress?: Progress;
  /** What was done, in words: shown with Undo. */
  doneText?: string;
  /** Whether no toast is shown: what was done is seen where it was done, or many acts follow each other. */
  quiet?: boolean;
  /**
   * What takes it back, asked for only when it is wanted: by then the view has moved on. It is given the
   * act's place in the log.
   */
  undo?: (act: Seq) => Command | readonly Command[] | undefined;
}

/** An act that can be taken back, in words. */
export interface Undoable {
  doneText: string;
  undo: () => Command | readonly Command[] | undefined;
}

/** What a member of staff does: each act is followed to the server's word, and taken back if wished. */
export class Acts {
  #undoable = $state.raw<readonly Undoable[]>([]);

  /** With `undoFixed` the page tells in a fixed place what Undo would take back, and no toast repeats it. */
  constructor(
    private readonly room: Room,
    private readonly undoFixed = false,
  ) {}

  /** What Undo would take back now, in words; nothing once the meeting has ended. */
  get last(): string | undefined {
    return this.#last?.doneText;
  }

  /** Does something; tells whether it was accepted. */
  async do(command: Command, manner: CommandOptions = {}): Promise<boolean> {
    return (await this.outcome(command, manner)).outcome === 'accepted';
  }

  /** Does something; tells what the server said. */
  async outcome(command: Command, manner: CommandOptions = {}): Promise<Outcome> {
    const { progress, doneText } = manner;
    const sent = this.room.do(command);
    if (progress) void follow(progress, sent);
    const outcome = await sent;
    if (outcome.outcome === 'rejected' && !progress) toasts.problem(rejectionWords(outcome.why));
    if (outcome.outcome === 'accepted' && doneText) this.#done(doneText, manner, outcome.seq);
    return outcome;
  }

  /** What can be taken back one by one, the latest first. */
  get undoable(): readonly Undoable[] {
    return this.#last ? this.#undoable.toReversed() : [];
  }

  /** Takes one of these back. */
  undo(entry: Undoable) {
    void this.#take(entry);
  }

  /** Takes the last act back. */
  undoLast() {
    if (this.#last) void this.#take(this.#last);
  }

  get #last(): Undoable | undefined {
    return this.room.meeting?.state === 'live' ? this.#undoable.at(-1) : undefined;
  }

  #done(doneText: string, { undo, quiet }: CommandOptions, act: Seq) {
    if (!undo) return quiet ? announcer.status(doneText) : toasts.done(doneText);
    const entry: Undoable = { doneText, undo: () => undo(act) };
    this.#undoable = [...this.#undoable, entry].slice(-MOST_UNDOABLE);
    if (quiet || this.undoFixed) announcer.status(doneText);
    else toasts.done(doneText, () => void this.#take(entry));
  }

  async #take(entry: Undoable) {
    if (!this.#undoable.includes(entry)) return;
    this.#undoable = this.#undoable.filter((one) => one !== entry);
    const commands = entry.undo() ?? [];
    for (const command of Array.isArray(commands) ? commands : [commands]) {
      if (!(await this.do(command as Command))) return;
    }
  }
}

async function follow(progress: Progress, sent: Promise<Outcome>) {
  if (!(await progress.follow(sent))) return;
  setTimeout(() => progress.state.is === 'saved' && progress.clear(), SAVED_FOR);
}

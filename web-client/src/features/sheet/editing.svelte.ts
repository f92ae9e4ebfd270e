import { needed } from '../../form/faults';
import { aText } from '../../form/fields';
import { Form } from '../../form/form.svelte';
import { later } from '../../i18n/later/later';
import type { IdeaId, SheetCommand, SheetPart } from '../../protocol';
import { Progress } from '../../room/progress.svelte';
import type { Room } from '../../room/room.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { Watch } from '../guard/watch.svelte';
import { belongs } from './group';
import type { IdeaAct } from './keys';
import { above, below, inward, outward, under, type Node, type Spot } from './outline';
import { unsentKey, unsentOf, type Unsent, type Written } from './unsent.svelte';

/** What is being written, and about which idea. */
export interface Writing {
  act: Written;
  node: Node;
}

/** Longest text of an idea or a comment (rule MM4). */
export const IDEA = 200;

/** The list that is open: which idea is to be found, and for what. */
export interface Pick {
  act: 'moveTo' | 'duplicate';
  node: Node;
}

/** Where an idea goes by one key. */
const SPOTS = { up: above, down: below, outward, inward };

/** What a person is doing to the ideas of a sheet, and the commands that come of it (rule MM3). */
export class Editing {
  /** For what the form is open. */
  writing: Writing | undefined = $state.raw();
  /** What is written there; it stays when the form is closed (PG2). */
  readonly form: Form<{ text: string }>;
  /** The open list. */
  pick: Pick | undefined = $state.raw();
  /** What this person has deleted. */
  readonly removed = new Set<IdeaId>();
  /** What the guard says of a text before it is sent. */
  readonly watch = new Watch();
  /** The last command. */
  readonly progress = new Progress();

  /** `done` hears of every idea that was changed by this person, when the view shows it. */
  constructor(
    private readonly room: () => Room,
    private readonly sheet: () => SheetPart,
    private readonly done: (idea: IdeaId) => void = () => undefined,
  ) {
    this.form = new Form({
      key: () => {
        const { act, node } = this.writing ?? {};
        return unsentKey(this.#meeting, this.sheet().id, act ?? 'addChild', node?.idea.id ?? '');
      },
      fields: { text: aText },
      begin: () => ({ text: this.writing?.act === 'edit' ? this.writing.node.idea.text : '' }),
      faults: ({ text }, tried) => ({ text: needed(text, IDEA, tried) }),
    });
  }

  /** What was written about other ideas of the sheet, or before the page was loaded, and not sent. */
  get unsent(): Unsent[] {
    return unsentOf(this.#meeting, this.sheet().id);
  }

  /** Whether this person may do this to this idea in this phase (rule MM2). */
  may(act: IdeaAct, node: Node): boolean {
    const { phase, editors } = this.sheet();
    const staff = ['host', 'moderator', 'secretary'].includes(this.room().role ?? '');
    if (act === 'comment') return phase === 'comment';
    if (act === 'duplicate' && phase === 'comment') return staff && node.parent !== undefined;
    if (phase !== 'build') return false;
    if (
      !staff &&
      (editors === 'staff' || (editors === 'group' && !belongs(this.room(), this.sheet())))
    )
      return false;
    switch (act) {
      case 'addChild':
      case 'edit':
        return true;
      case 'up':
        return above(node) !== undefined;
      case 'down':
        return below(node) !== undefined;
      case 'outward':
        return outward(node) !== undefined;
      case 'inward':
        return inward(node) !== undefined;
      case 'addSibling':
      case 'duplicate':
      case 'moveTo':
      case 'remove':
        return node.parent !== undefined;
    }
  }

  /** Begins an act: opens its form or list, or does it at once. */
  start(act: IdeaAct, node: Node, nodes: readonly Node[]) {
    if (!this.may(act, node)) return;
    this.progress.clear();
    this.watch.changed();
    if (act === 'moveTo' || act === 'duplicate') this.pick = { act, node };
    else if (act in SPOTS) void this.#move(node, SPOTS[act as keyof typeof SPOTS]);
    else if (act === 'remove') void this.#remove(node);
    else this.writing = { act: act as Written, node };
    if (nodes.length === 0) this.close();
  }

  /** Sends what the form holds and closes it; tells whether it was accepted while still open. */
  async send(event?: Event): Promise<boolean> {
    event?.preventDefault();
    const writing = this.writing;
    if (!writing) return false;
    const accepted = await this.form.submit(undefined, async ({ text }) => {
      if (!(await this.watch.lets(text.trim())) || this.writing !== writing) return false;
      return this.#do(this.#written(writing, text.trim()));
    });
    // Whoever closed the form or began something else meanwhile is not brought back to it.
    if (!accepted || this.writing !== writing || this.form.touched) return false;
    this.writing = undefined;
    return true;
  }

  /** Finishes a list with the idea that was found. */
  async picked(target: Node) {
    const pick = this.pick;
    this.pick = undefined;
    if (!pick) return;
    if (pick.act === 'moveTo') await this.#move(pick.node, (node) => under(target, node));
    else await this.mark(pick.node, target.idea.id);
  }

  /** Marks an idea as the same as another, or takes the mark off. */
  async mark(node: Node, of: IdeaId | null) {
    const sheet = this.sheet().id;
    await this.#do({ do: 'markDuplicate', sheet, idea: node.idea.id, of });
  }

  /** Closes what is open without doing it. What is written stays, to be gone on with. */
  close() {
    this.watch.changed();
    this.writing = undefined;
    this.pick = undefined;
  }

  /** Gives up what is written; Undo brings it back. */
  cancel() {
    const writing = this.writing;
    this.form.cancel(() => (this.writing = writing));
    this.close();
  }

  get #meeting(): string | undefined {
    return this.room().welcome?.meeting;
  }

  #written(form: Writing, text: string): SheetCommand {
    const sheet = this.sheet().id;
    const idea = form.node.idea.id;
    switch (form.act) {
      case 'addChild':
        return { do: 'addIdea', sheet, parent: idea, after: null, text };
      case 'addSibling':
        return { do: 'addIdea', sheet, parent: form.node.idea.parent ?? idea, after: idea, text };
      case 'edit':
        return { do: 'editIdea', sheet, idea, text };
      case 'comment':
        return { do: 'commentIdea', sheet, idea, text };
    }
  }

  async #move(node: Node, to: (node: Node) => Spot | undefined) {
    const spot = to(node);
    if (spot)
      await this.#do({ do: 'moveIdea', sheet: this.sheet().id, idea: node.idea.id, ...spot });
  }

  async #remove(node: Node) {
    const sheet = this.sheet().id;
    const idea = node.idea.id;
    this.removed.add(idea);
    if (!(await this.#do({ do: 'deleteIdea', sheet, idea }))) return;
    const restore = () => {
      this.removed.delete(idea);
      void this.#do({ do: 'restoreIdea', sheet, idea });
    };
    toasts.done(later.t.sheet.removed(node.idea.text), restore);
  }

  async #do(command: SheetCommand): Promise<boolean> {
    const sent = this.room().do({ sheet: command });
    const accepted = await this.progress.follow(sent);
    const outcome = await sent;
    if (outcome.outcome === 'accepted') {
      this.done('idea' in command ? command.idea : `${outcome.seq}.0`);
    }
    return accepted;
  }
}

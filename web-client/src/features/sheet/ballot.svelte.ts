import type { IdeaId, SheetPart } from '../../protocol';
import { Progress } from '../../room/progress.svelte';
import type { Room } from '../../room/room.svelte';
import { given, giveOne, sameDots, takeOne, type Dots } from './dots';
import type { Node } from './outline';

/** One person's votes on a sheet, as tapped and as the server has them (rules DV1-DV3). */
export class Ballot {
  /** The last setting of votes. */
  readonly progress = new Progress();
  // What was tapped and is not yet in the view that came from the server.
  #tapped = $state.raw<Dots>();

  /** Call it while a component is made. */
  constructor(
    private readonly room: () => Room,
    private readonly sheet: () => SheetPart,
  ) {
    $effect(() => {
      if (this.#tapped && !this.progress.busy && sameDots(this.#tapped, this.#cast)) {
        this.#tapped = undefined;
      }
    });
  }

  /** Votes by idea. */
  get dots(): Dots {
    return this.#tapped ?? this.#cast;
  }

  /** How many are left. */
  get left(): number {
    return Math.max(0, this.sheet().votes - given(this.dots));
  }

  /** Whether an idea can be voted for: not the need, not a duplicate. */
  votable({ idea, parent }: Node): boolean {
    return parent !== undefined && idea.duplicateOf === undefined;
  }

  give(idea: IdeaId) {
    const { votes, stacking } = this.sheet();
    void this.#set(giveOne(this.dots, idea, votes, stacking));
  }

  take(idea: IdeaId) {
    void this.#set(takeOne(this.dots, idea));
  }

  /** Gives a vote, or takes back what was given when there is none left to give to this idea. */
  toggle(node: Node) {
    if (!this.votable(node)) return;
    const { id } = node.idea;
    const { stacking } = this.sheet();
    const has = (this.dots[id] ?? 0) > 0;
    if (has && (!stacking || this.left === 0)) void this.#set({ ...this.dots, [id]: 0 });
    else this.give(id);
  }

  get #cast(): Dots {
    return this.room().dots(this.sheet().id)?.dots ?? {};
  }

  async #set(next: Dots | undefined) {
    if (!next) return this.progress.refuse({ code: 'budgetSpent', votes: this.sheet().votes });
    this.#tapped = next;
    const dots: Record<IdeaId, number> = {};
    for (const [idea, count] of Object.entries(next)) if (count) dots[idea] = count;
    const command = { do: 'setDots' as const, sheet: this.sheet().id, dots };
    const accepted = await this.progress.follow(this.room().do({ sheet: command }));
    if (!accepted && this.#tapped === next) this.#tapped = undefined;
  }
}

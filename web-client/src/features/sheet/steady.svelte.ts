import type { IdeaId, IdeaPart, MapPicture } from '../../protocol';
import { byIds, differences } from './changes';

/** A sheet as it stands. */
interface Live {
  ideas: readonly IdeaPart[];
  picture: MapPicture | undefined;
}

/**
 * A sheet as one person sees it: as it stands, or, while they write or want calm, as it stood, with
 * own changes only (W3C CTAUR REQ 5). Nothing moves under anybody's hands.
 */
export class SteadySheet {
  #frozen = $state.raw<{ ideas: ReadonlyMap<IdeaId, IdeaPart>; picture: MapPicture | undefined }>();

  constructor(private readonly live: () => Live) {}

  /** The ideas to show. */
  get ideas(): readonly IdeaPart[] {
    return this.#frozen ? [...this.#frozen.ideas.values()] : this.live().ideas;
  }

  /** The drawing to show. */
  get picture(): MapPicture | undefined {
    return this.#frozen ? this.#frozen.picture : this.live().picture;
  }

  /** How many ideas others have changed meanwhile. */
  get waiting(): number {
    return this.#frozen ? differences(this.#frozen.ideas, byIds(this.live().ideas)).length : 0;
  }

  /** From now on nothing of others is shown, unless that is so already. */
  hold() {
    this.#frozen ??= this.#now();
  }

  /** Shows all that has come, and goes on holding what comes. */
  refresh() {
    if (this.#frozen) this.#frozen = this.#now();
  }

  /** Shows everything as it comes. */
  release() {
    this.#frozen = undefined;
  }

  /** Shows what this person did to an idea: itself, what is below it, and its place among others. */
  showOwn(idea: IdeaId) {
    if (!this.#frozen) return;
    const live = byIds(this.live().ideas);
    const frozen = new Map(this.#frozen.ideas);
    const parent = live.get(idea)?.parent;
    for (const id of [...within(idea, frozen), ...within(idea, live)]) copy(id, live, frozen);
    for (const { id } of [...frozen.values()].filter((one) => one.parent === parent)) {
      copy(id, live, frozen);
    }
    this.#frozen = { ideas: frozen, picture: this.live().picture };
  }

  #now() {
    return { ideas: byIds(this.live().ideas), picture: this.live().picture };
  }
}

function copy(id: IdeaId, from: ReadonlyMap<IdeaId, IdeaPart>, to: Map<IdeaId, IdeaPart>) {
  const idea = from.get(id);
  if (idea) to.set(id, idea);
  else to.delete(id);
}

function within(top: IdeaId, ideas: ReadonlyMap<IdeaId, IdeaPart>): IdeaId[] {
  const isIn = (id: IdeaId | undefined): boolean =>
    id !== undefined && (id === top || isIn(ideas.get(id)?.parent));
  return [...ideas.keys()].filter(isIn);
}

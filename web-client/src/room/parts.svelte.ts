import { SvelteMap } from 'svelte/reactivity';
import type { Part, PartKey } from '../protocol';
import type { Change } from './staging';

/** The name of a kind of part. */
export type PartName = Part['part'];
/** The part of a kind. */
export type PartOf<N extends PartName> = Extract<Part, { part: N }>;

/**
 * The parts of a view under their keys, in groups: all words of one cloud, all ideas of one sheet, all
 * messages. Reading one part or one group is reactive to just that, so that a changed word does not
 * draw anything but itself and its list.
 */
export class Parts {
  #groups = new SvelteMap<string, SvelteMap<PartKey, Part>>();

  /** The part under a key, if it is of that kind. */
  one<N extends PartName>(name: N, key: PartKey): PartOf<N> | undefined {
    const part = this.#groups.get(groupOf(key))?.get(key);
    return part?.part === name ? (part as PartOf<N>) : undefined;
  }

  /** All parts of a group, in no order that means anything. */
  group<N extends PartName>(name: N, group: string): PartOf<N>[] {
    const parts = [...(this.#groups.get(group)?.values() ?? [])];
    return parts.filter((part): part is PartOf<N> => part.part === name);
  }

  /** Applies a change as a whole. */
  apply(change: Change) {
    if (change.whole) this.#keepOnly(change.parts);
    for (const key of change.gone) this.#groups.get(groupOf(key))?.delete(key);
    for (const [key, part] of change.parts) this.#put(key, part);
  }

  #put(key: PartKey, part: Part) {
    const name = groupOf(key);
    const group = this.#groups.get(name) ?? new SvelteMap<PartKey, Part>();
    group.set(key, part);
    if (!this.#groups.has(name)) this.#groups.set(name, group);
  }

  // A whole view mostly says again what is here: what stays is not taken out and put back.
  #keepOnly(parts: ReadonlyMap<PartKey, Part>) {
    for (const group of this.#groups.values()) {
      for (const key of [...group.keys()]) if (!parts.has(key)) group.delete(key);
    }
  }
}

/** The group of a key: `word:4.1:yö` belongs to `word:4.1`, `segment:2.0` to `segment`. */
export function groupOf(key: PartKey): string {
  const first = key.indexOf(':');
  if (first < 0) return key;
  const name = key.slice(0, first);
  if (name !== 'word' && name !== 'idea') return name;
  return key.slice(0, key.indexOf(':', first + 1));
}

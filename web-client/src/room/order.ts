/** Order of two ids `12.0`: by the place of their birth. */
export function byId(a: string, b: string): number {
  return seqOf(a) - seqOf(b) || indexOf(a) - indexOf(b);
}

const seqOf = (id: string) => Number(id.slice(0, id.indexOf('.')));
const indexOf = (id: string) => Number(id.slice(id.indexOf('.') + 1));

/** Order of two things by their ids. */
export function byOwnId(a: { id: string }, b: { id: string }): number {
  return byId(a.id, b.id);
}

/** Things in the order of their ids; each id is read once. */
export function inOrder<T extends { id: string }>(items: readonly T[]): T[] {
  const read = items.map((item) => ({ item, seq: seqOf(item.id), index: indexOf(item.id) }));
  read.sort((a, b) => a.seq - b.seq || a.index - b.index);
  return read.map(({ item }) => item);
}

/** Items in an order that is one person's own and stays the same (rule DV6). */
export function shuffled<T extends { id: string }>(items: readonly T[], seed: number): T[] {
  const rank = new Map(items.map((item) => [item, mix(item.id, seed)]));
  return [...items].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || byOwnId(a, b));
}

// FNV-1a with a final mix: neighbours' ids end up far apart.
function mix(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

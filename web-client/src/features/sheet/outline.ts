import type { IdeaId, IdeaPart } from '../../protocol';

/** An idea where it stands on its sheet. */
export interface Node {
  idea: IdeaPart;
  /** 1 for the central need. */
  level: number;
  parent: Node | undefined;
  children: Node[];
  /** Place among its siblings, from 1. */
  place: number;
  /** How many siblings there are, itself included. */
  of: number;
}

/** Where an idea can be put: below `parent`, after its sibling `after` (`null` = first). */
export interface Spot {
  parent: IdeaId;
  after: IdeaId | null;
}

/** The ideas of a sheet in the order of the outline, the central need first. */
export function outline(ideas: readonly IdeaPart[], root: IdeaId): Node[] {
  const below = new Map<IdeaId, IdeaPart[]>();
  for (const idea of ideas) {
    if (idea.parent === undefined) continue;
    below.set(idea.parent, [...(below.get(idea.parent) ?? []), idea]);
  }
  const top = ideas.find(({ id }) => id === root);
  return top ? walk(top, undefined, 1, 1, below) : [];
}

/** Up among its siblings; nothing when it is the first. */
export function above(node: Node): Spot | undefined {
  if (!node.parent || node.place === 1) return undefined;
  const after = node.parent.children[node.place - 3];
  return { parent: node.parent.idea.id, after: after?.idea.id ?? null };
}

/** Down among its siblings; nothing when it is the last. */
export function below(node: Node): Spot | undefined {
  const next = node.parent?.children[node.place];
  return node.parent && next && { parent: node.parent.idea.id, after: next.idea.id };
}

/** Out of its parent, right after it; nothing on the first level. */
export function outward(node: Node): Spot | undefined {
  const above = node.parent?.parent;
  return node.parent && above && { parent: above.idea.id, after: node.parent.idea.id };
}

/** Last below the sibling before it; nothing when it is the first. */
export function inward(node: Node): Spot | undefined {
  const before = node.parent?.children[node.place - 2];
  return before && under(before, node);
}

/** The ideas in sight when what is below the folded ones is hidden. */
export function inSight(nodes: readonly Node[], folded: ReadonlySet<IdeaId>): Node[] {
  if (folded.size === 0) return [...nodes];
  const hidden = ({ parent }: Node): boolean =>
    parent !== undefined && (folded.has(parent.idea.id) || hidden(parent));
  return nodes.filter((node) => !hidden(node));
}

/**
 * What each idea contains: the texts of those that were merged into it as its duplicates, also by
 * way of another (rule DV5).
 */
export function contents(ideas: readonly IdeaPart[]): Map<IdeaId, string[]> {
  const known = new Map(ideas.map((idea) => [idea.id, idea]));
  const contents = new Map<IdeaId, string[]>();
  for (const { duplicateOf, text } of ideas) {
    let of = duplicateOf;
    while (of !== undefined) {
      const standing: string | undefined = known.get(of)?.duplicateOf;
      if (standing === undefined) contents.set(of, [...(contents.get(of) ?? []), text]);
      of = standing;
    }
  }
  return contents;
}

/** Last below another idea. */
export function under(target: Node, moving: Node): Spot {
  const last = target.children.filter((one) => one !== moving).at(-1);
  return { parent: target.idea.id, after: last?.idea.id ?? null };
}

/** Whether `node` is `other` or stands anywhere below it. */
export function isWithin(node: Node, other: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === other) return true;
  return false;
}

function walk(
  idea: IdeaPart,
  parent: Node | undefined,
  place: number,
  of: number,
  below: ReadonlyMap<IdeaId, IdeaPart[]>,
): Node[] {
  const node: Node = { idea, level: (parent?.level ?? 0) + 1, parent, children: [], place, of };
  parent?.children.push(node);
  const ideas = [...(below.get(idea.id) ?? [])].sort((a, b) => a.order - b.order);
  const rest = ideas.flatMap((one, at) => walk(one, node, at + 1, ideas.length, below));
  return [node, ...rest];
}

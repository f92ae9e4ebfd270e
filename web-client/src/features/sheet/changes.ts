import type { IdeaId, IdeaPart } from '../../protocol';

/** What others did on one branch since somebody was last told. */
export interface BranchChange {
  /** Text of the first-level idea, or of the central need. */
  branch: string;
  added: number;
  changed: number;
  removed: number;
}

type Ideas = ReadonlyMap<IdeaId, IdeaPart>;

/** The ideas under their ids. */
export function byIds(ideas: readonly IdeaPart[]): Map<IdeaId, IdeaPart> {
  return new Map(ideas.map((idea) => [idea.id, idea]));
}

/** Ids of ideas that are new, gone, or look different. */
export function differences(before: Ideas, after: Ideas): IdeaId[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => !same(before.get(id), after.get(id)));
}

/** What was done, by branch, the branches with most changes first. Own acts are left out. */
export function byBranch(before: Ideas, after: Ideas, own: ReadonlySet<IdeaId>): BranchChange[] {
  const branches = new Map<IdeaId, BranchChange>();
  for (const id of differences(before, after)) {
    if (own.has(id)) continue;
    const where = after.has(id) ? after : before;
    const top = branchOf(id, where);
    const branch = branches.get(top.id) ?? { branch: top.text, added: 0, changed: 0, removed: 0 };
    if (!before.has(id)) branch.added += 1;
    else if (!after.has(id)) branch.removed += 1;
    else branch.changed += 1;
    branches.set(top.id, branch);
  }
  const size = ({ added, changed, removed }: BranchChange) => added + changed + removed;
  return [...branches.values()].sort((a, b) => size(b) - size(a));
}

function branchOf(id: IdeaId, ideas: Ideas): Pick<IdeaPart, 'id' | 'text'> {
  let at = ideas.get(id);
  for (let up = at; up?.parent !== undefined; up = ideas.get(up.parent)) at = up;
  return at ?? { id: '', text: '' };
}

function same(a: IdeaPart | undefined, b: IdeaPart | undefined): boolean {
  if (a === b) return true;
  return (
    a?.text === b?.text &&
    a?.parent === b?.parent &&
    a?.order === b?.order &&
    a?.duplicateOf === b?.duplicateOf &&
    a?.comments?.length === b?.comments?.length
  );
}

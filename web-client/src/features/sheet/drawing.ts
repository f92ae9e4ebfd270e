import type { IdeaId, IdeaPart, MapPicture, PlacedIdea } from '../../protocol';
import { groups } from '../../ui/tally';

/** Room around the boxes for marks that stand out of them. */
export const MARGIN = 36;
/** What the stage leaves for a drawing, and the least letters, in hundredths of its height. */
const PLACE = { width: 133, height: 72 };
const LEAST = 2;
/** Air above and below the lines of a box, and height of a line by its letters, as the room has them. */
const PADDING = 10;
const LINE_HEIGHT = 1.3;
/** How far above a row its links run: in the middle of the air between rows. */
const ABOVE = 15;
/** Most tally marks drawn on a box; beyond them the number alone tells. */
const MOST_MARKS = 25;
/** Distance of two strokes, and height of a stroke. */
const STEP = 7;
const TALL = 18;

type Box = Pick<PlacedIdea, 'x' | 'y' | 'width' | 'height'>;

/** Whether even the smallest letters can be read on the stage; else the list takes over. */
export function isReadable(picture: MapPicture): boolean {
  const scale = Math.min(
    PLACE.width / (picture.width + 2 * MARGIN),
    PLACE.height / (picture.height + 2 * MARGIN),
  );
  return picture.ideas.every((box) => letters(box).size * scale >= LEAST);
}

/** Most branches that have a hue each; with more of them a hue would tell nothing. */
const HUES = 4;

/**
 * The hue of every idea that stands in a branch, from 1: one for each of up to four branches that
 * have ideas below them. The bundle has the same (`picture/map.rs`).
 */
export function hues(ideas: readonly IdeaPart[], root: IdeaId): Map<IdeaId, number> {
  const below = new Map<IdeaId, IdeaPart[]>();
  for (const idea of ideas) {
    if (idea.parent) below.set(idea.parent, [...(below.get(idea.parent) ?? []), idea]);
  }
  const branches = (below.get(root) ?? [])
    .filter(({ id }) => below.has(id))
    .sort((one, other) => one.order - other.order);
  const found = new Map<IdeaId, number>();
  if (branches.length > HUES) return found;
  for (const [at, branch] of branches.entries()) {
    const ids = [branch.id];
    // Grows while it is walked: all below a branch, however deep.
    for (const id of ids) {
      found.set(id, at + 1);
      ids.push(...(below.get(id) ?? []).map((idea) => idea.id));
    }
  }
  return found;
}

/** The links from the ideas to those above them. */
export function links(boxes: PlacedIdea[], parentOf: (id: IdeaId) => IdeaId | undefined) {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const root = boxes.find(({ id }) => parentOf(id) === undefined);
  const pairs = boxes.flatMap((child) => {
    const parent = byId.get(parentOf(child.id) ?? '');
    if (!parent) return [];
    const hung = root && hanging(root, parent, child);
    return [{ child, parent, hung, ...ends(parent, child) }];
  });
  const nearest = new Map<string, number>();
  const side = (it: (typeof pairs)[number]) => `${it.parent.id} ${it.right}`;
  for (const it of pairs) {
    if (it.hung) continue;
    const least = nearest.get(side(it)) ?? it.near;
    nearest.set(side(it), it.right ? Math.min(least, it.near) : Math.max(least, it.near));
  }
  return pairs.map((it) => ({
    id: it.child.id,
    path: it.hung ?? link(it.parent, it.child, nearest.get(side(it)) ?? it.near),
  }));
}

/**
 * The way down from an idea to one that hangs below it: along the side that faces the root. Nothing if
 * the child stands beside.
 */
export function hanging(root: Box, parent: Box, child: Box): string | undefined {
  const overlaps = child.x < parent.x + parent.width && parent.x < child.x + child.width;
  const bottom = parent.y + parent.height;
  const { right } = ends(root, parent);
  const edge = (box: Box) => (right ? box.x : box.x + box.width);
  const [from, near] = [edge(parent), edge(child)];
  if (!overlaps || child.y < bottom || from === near) return undefined;
  return `M${(from + near) / 2} ${bottom}V${child.y + child.height / 2}H${near}`;
}

/** Which side of the parent faces the child, and the edge of the child that faces the parent. */
function ends(parent: Box, child: Box) {
  const right = child.x + child.width / 2 >= parent.x + parent.width / 2;
  return { right, near: right ? child.x : child.x + child.width };
}

/**
 * A curve from the parent to the nearest edge of its children. To a child that stands further away,
 * in a row with others, it goes on above the row and comes down to the child.
 */
export function link(parent: Box, child: Box, nearest: number): string {
  const { right, near } = ends(parent, child);
  const x1 = right ? parent.x + parent.width : parent.x;
  const y1 = parent.y + parent.height / 2;
  const bend = (x1 + nearest) / 2;
  const y2 = near === nearest ? child.y + child.height / 2 : child.y - ABOVE;
  const curve = `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${nearest} ${y2}`;
  return near === nearest ? curve : `${curve}H${child.x + child.width / 2}V${child.y}`;
}

/** How high the letters of a box are and where its lines stand. */
export function letters(box: Box & Pick<PlacedIdea, 'lines'>) {
  const lines = Math.max(1, box.lines.length);
  const step = (box.height - 2 * PADDING) / lines;
  const size = Math.max(8, step / LINE_HEIGHT);
  const middle = box.y + box.height / 2;
  const baseline = (at: number) => middle + ((2 * at - lines + 1) * step) / 2 + size * 0.35;
  return { size, baseline };
}

/** Tally marks in fives as one path (rule DV4), with their width; nothing when they are too many. */
export function marksPath(votes: number): { path: string; width: number } {
  if (votes > MOST_MARKS) return { path: '', width: 0 };
  let x = 0;
  const parts = groups(votes).map((strokes) => {
    const upright = Array.from({ length: Math.min(4, strokes) }, (_, at) => {
      return `M${x + at * STEP + 3} 0v${TALL}`;
    }).join('');
    const across = strokes === 5 ? `M${x} ${TALL - 4}L${x + 3 * STEP + 6} 4` : '';
    x += Math.min(4, strokes) * STEP + 8;
    return upright + across;
  });
  return { path: parts.join(''), width: x };
}

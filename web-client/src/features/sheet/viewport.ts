import type { MapPicture, PlacedIdea } from '../../protocol';
import { MARGIN } from './drawing';
import type { MapMove } from './keys';

/** What of a drawing is in sight, in its own units. */
export interface Viewport {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One step nearer, and the nearest and farthest there is. */
const STEP = 1.4;
const NEAREST = 320;
/** How far one step to a side goes, as a part of what is in sight. */
const SIDE = 0.25;

type Size = Pick<MapPicture, 'width' | 'height'>;

/** All of a drawing. */
export function wholeDrawing({ width, height }: Size): Viewport {
  return { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** The view after one move. */
export function moveViewport(view: Viewport, to: MapMove, picture: Size): Viewport {
  switch (to) {
    case 'whole':
      return wholeDrawing(picture);
    case 'nearer':
      return scaled(view, 1 / STEP, picture);
    case 'farther':
      return scaled(view, STEP, picture);
    case 'left':
      return { ...view, x: view.x - view.width * SIDE };
    case 'right':
      return { ...view, x: view.x + view.width * SIDE };
    case 'up':
      return { ...view, y: view.y - view.height * SIDE };
    case 'down':
      return { ...view, y: view.y + view.height * SIDE };
  }
}

/** The view moved just so far that a box is in it. */
export function showingBox(
  view: Viewport,
  box: Pick<PlacedIdea, 'x' | 'y' | 'width' | 'height'>,
): Viewport {
  const along = (from: number, size: number, at: number, needs: number) => {
    if (needs + 2 * MARGIN > size) return at + needs / 2 - size / 2;
    return Math.min(Math.max(from, at + needs + MARGIN - size), at - MARGIN);
  };
  return {
    ...view,
    x: along(view.x, view.width, box.x, box.width),
    y: along(view.y, view.height, box.y, box.height),
  };
}

function scaled(view: Viewport, by: number, picture: Size): Viewport {
  const all = wholeDrawing(picture);
  const most = Math.max(all.width, all.height * (view.width / view.height));
  const width = Math.min(Math.max(view.width * by, Math.min(NEAREST, most)), most);
  const height = (view.height * width) / view.width;
  if (width === most) return all;
  const middle = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

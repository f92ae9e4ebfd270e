import type { Node } from './outline';

/** What can be done to an idea. */
export type IdeaAct =
  | 'addChild'
  | 'addSibling'
  | 'edit'
  | 'comment'
  | 'up'
  | 'down'
  | 'outward'
  | 'inward'
  | 'moveTo'
  | 'duplicate'
  | 'remove';

/** How the drawing beside the outline moves. */
export type MapMove = 'nearer' | 'farther' | 'whole' | 'left' | 'right' | 'up' | 'down';

/** What a key does in the outline. */
export interface OutlineKey {
  goTo?: Node | undefined;
  act?: IdeaAct;
  /** Shows or hides what is below the chosen idea. */
  fold?: boolean;
  vote?: true;
  help?: true;
  mapMove?: MapMove;
  /** A letter, for the ideas that begin with it. */
  letter?: string;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

/** What of the outline decides what a key does. */
export interface Outlined {
  chosen: Node;
  /** The ideas in sight, in order. */
  nodes: readonly Node[];
  folded: boolean;
  /** Whether single characters do anything, as chosen on this device (WCAG 2.1.4). */
  singles: boolean;
}

/** The keys of the outline (experience 3.4). */
export function outlineKey(event: Press, at: Outlined): OutlineKey | undefined {
  if (event.altKey || event.metaKey) return undefined;
  if (event.ctrlKey) return withCtrl(event);
  if (event.shiftKey && event.key.startsWith('Arrow')) return { mapMove: direction(event.key) };
  return plain(event, at) ?? (at.singles ? single(event.key) : undefined);
}

/** The first idea after the chosen one whose text begins with what was typed. */
export function startingWith(typed: string, { chosen, nodes }: Outlined): Node | undefined {
  const at = nodes.indexOf(chosen);
  // While more letters come, the chosen one may stay; a first letter goes on to the next.
  const from = typed.length > 1 ? at : at + 1;
  const wanted = typed.toLocaleLowerCase();
  const inOrder = [...nodes.slice(from), ...nodes.slice(0, from)];
  return inOrder.find(({ idea }) => idea.text.toLocaleLowerCase().startsWith(wanted));
}

function plain(event: Press, { chosen, nodes, folded }: Outlined): OutlineKey | undefined {
  const at = nodes.indexOf(chosen);
  const opens = chosen.children.length > 0;
  switch (event.key) {
    case 'ArrowDown':
      return { goTo: nodes[at + 1] };
    case 'ArrowUp':
      return { goTo: nodes[at - 1] };
    case 'ArrowRight':
      return opens && folded ? { fold: false } : { goTo: chosen.children[0] };
    case 'ArrowLeft':
      return opens && !folded && chosen.parent ? { fold: true } : { goTo: chosen.parent };
    case 'Home':
      return { goTo: nodes[0] };
    case 'End':
      return { goTo: nodes.at(-1) };
    case 'Enter':
      return { act: event.shiftKey ? 'addSibling' : 'edit' };
    case 'Insert':
      return { act: 'addChild' };
    case 'Delete':
      return { act: 'remove' };
    default:
      return undefined;
  }
}

function single(key: string): OutlineKey | undefined {
  switch (key) {
    case ' ':
      return { vote: true };
    case '?':
      return { help: true };
    case '+':
      return { mapMove: 'nearer' };
    case '-':
      return { mapMove: 'farther' };
    case '0':
      return { mapMove: 'whole' };
    default:
      return [...key].length === 1 ? { letter: key } : undefined;
  }
}

function withCtrl({ key, shiftKey }: Press): OutlineKey | undefined {
  if (shiftKey && key === 'ArrowLeft') return { act: 'outward' };
  if (shiftKey && key === 'ArrowRight') return { act: 'inward' };
  if (key === 'ArrowUp') return { act: 'up' };
  return key === 'ArrowDown' ? { act: 'down' } : undefined;
}

function direction(key: string): MapMove {
  return key.slice('Arrow'.length).toLowerCase() as MapMove;
}

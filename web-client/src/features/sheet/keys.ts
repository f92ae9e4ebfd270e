import type { Node } from './outline';

/** What can be done to an idea. */
export type IdeaAct =
  | 'addChild'
  | 'addSibling'
  | 'edit'
  | 'comment'
  | 'up'
  | 'down'
  | 'moveTo'
  | 'duplicate'
  | 'remove';

/** What a key does in the outline. */
export interface OutlineKey {
  goTo?: Node | undefined;
  act?: IdeaAct;
}

/** The keys of the outline (experience 3.4). Letters are left to the browser and to dictation. */
export function outlineKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>,
  chosen: Node,
  nodes: readonly Node[],
): OutlineKey | undefined {
  if (event.altKey || event.metaKey) return undefined;
  if (event.ctrlKey) return withCtrl(event.key);
  const at = nodes.indexOf(chosen);
  switch (event.key) {
    case 'ArrowDown':
      return { goTo: nodes[at + 1] };
    case 'ArrowUp':
      return { goTo: nodes[at - 1] };
    case 'ArrowRight':
      return { goTo: chosen.children[0] };
    case 'ArrowLeft':
      return { goTo: chosen.parent };
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

function withCtrl(key: string): OutlineKey | undefined {
  if (key === 'ArrowUp') return { act: 'up' };
  return key === 'ArrowDown' ? { act: 'down' } : undefined;
}

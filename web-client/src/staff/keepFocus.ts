import type { Attachment } from 'svelte/attachments';

/**
 * Keeps the focus by what was done in a list: where the control that has it goes or its row moves, the
 * row takes it; where the row went, the one now in its place, or else what `beyond` tells.
 */
export function keepFocus(beyond: () => HTMLElement | null | undefined): Attachment<HTMLElement> {
  return (list) => {
    let held: { at: Node; row: HTMLElement; place: number } | undefined;
    const rows = () => [...list.children].filter((one) => one instanceof HTMLElement);
    const isLost = () => document.activeElement === document.body;

    function took({ target }: Event) {
      const at = target as Node;
      const place = rows().findIndex((row) => row.contains(at));
      const row = rows()[place];
      held = row && { at, row, place };
    }

    // Only a removal takes the focus away without giving it to anything else.
    const going = new MutationObserver((records) => {
      if (!held || !isLost()) return;
      const { at, row, place } = held;
      const removed = records.flatMap(({ removedNodes }) => [...removedNodes]);
      if (!removed.some((node) => node.contains(at))) return;
      giveTo(row.isConnected ? row : (rows()[place] ?? rows().at(-1)), beyond());
    });
    going.observe(list, { childList: true, subtree: true });
    document.addEventListener('focusin', took);
    document.addEventListener('pointerdown', took);
    return () => {
      going.disconnect();
      document.removeEventListener('focusin', took);
      document.removeEventListener('pointerdown', took);
      // The list went with its last row.
      if (held && !held.at.isConnected && isLost()) giveTo(undefined, beyond());
    };
  };
}

function giveTo(row: HTMLElement | undefined, beyond: HTMLElement | null | undefined) {
  const all = [row, beyond, document.querySelector('h1')];
  const one = all.find((one) => one?.isConnected);
  if (!one) return;
  if (one.tabIndex < 0) one.tabIndex = -1;
  one.focus();
}

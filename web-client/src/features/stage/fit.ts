import type { Action } from 'svelte/action';

/** Smallest scale: body text stays at the floor of 1/50 of the height. */
const LEAST = 0.6;
/** Finest step that is worth a change. */
const STEP = 0.02;

/**
 * Makes what is inside smaller, by `--fit` from 1 down to 0.6, until it fits in the node. Texts are
 * people's own and in three languages; what does not fit at the least is cut at the foot.
 */
export const fit: Action<HTMLElement> = (node) => {
  let shown = 1;

  function measure() {
    const next = largest((scale) => {
      node.style.setProperty('--fit', String(scale));
      return node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1;
    });
    node.style.setProperty('--fit', String(next));
    shown = next;
  }

  // A change of size that the measuring itself made ends here: it finds the same scale.
  const sizes = new ResizeObserver(() => schedule());
  const content = new MutationObserver(() => schedule());
  let frame = 0;
  function schedule() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  }

  sizes.observe(node);
  content.observe(node, { childList: true, subtree: true, characterData: true });
  node.style.setProperty('--fit', String(shown));
  return {
    destroy() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      content.disconnect();
    },
  };
};

/** The largest scale that fits, by halving; the least if none does. */
export function largest(fits: (scale: number) => boolean): number {
  if (fits(1)) return 1;
  let [low, high] = [LEAST, 1];
  while (high - low > STEP) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

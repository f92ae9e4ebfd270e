import type { Action } from 'svelte/action';

/** Smallest scale of what stands under the question: body text at the floor of 1/50 of the height. */
const LEAST = 0.5;
/** Smallest scale of the question, used only when the rest is at its least. */
const LEAST_QUESTION = 0.45;
/** Finest step that is worth a change. */
const STEP = 0.02;

/**
 * Makes what is inside smaller until it fits in the node: by `--fit` from 1 down to 0.5, and only
 * after that the question, by `--ask`. Texts are people's own and in three languages; what does not
 * fit at the least is cut at the foot.
 */
export const fit: Action<HTMLElement> = (node) => {
  const isIn = () =>
    node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1;
  const now: Record<string, number> = {};
  // Whatever inherits the scale is laid out anew, so it is set only where it changes.
  const set = (name: string, scale: number) => {
    if (now[name] !== scale) node.style.setProperty(name, String(scale));
    now[name] = scale;
  };
  const fits = (name: string) => (scale: number) => {
    set(name, scale);
    return isIn();
  };

  function measure() {
    // Most of what changes leaves all as large as it was.
    if (now['--fit'] === 1 && now['--ask'] === 1 && isIn()) return;
    set('--ask', 1);
    const scale = largest(LEAST, fits('--fit'));
    set('--fit', scale ?? LEAST);
    if (scale !== undefined) return;
    const ask = largest(LEAST_QUESTION, fits('--ask'));
    set('--ask', ask ?? LEAST_QUESTION);
  }

  let frame = 0;
  function schedule() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  }

  const sizes = new ResizeObserver(schedule);
  const content = new MutationObserver(schedule);
  sizes.observe(node);
  content.observe(node, { childList: true, subtree: true, characterData: true });
  return {
    destroy() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      content.disconnect();
    },
  };
};

/** The largest scale from `least` to 1 that fits, by halving; nothing if even the least does not. */
export function largest(least: number, fits: (scale: number) => boolean): number | undefined {
  if (fits(1)) return 1;
  if (!fits(least)) return undefined;
  let [low, high] = [least, 1];
  while (high - low > STEP) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

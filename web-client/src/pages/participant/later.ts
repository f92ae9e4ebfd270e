import { fetchGuard } from '../../features/guard/watch.svelte';
import { partOf } from '../../ui/later';

/** What nobody needs in the first moments; each comes when it is wanted, at the latest. */
export const parts = {
  ended: () => import('./Ended.svelte'),
  more: () => import('./More.svelte'),
  sheet: () => import('../../features/sheet/Take.svelte'),
  stage: () => import('./StageText.svelte'),
};

/** How long the first view has the line for itself. */
const AFTER = 3_000;

/** Fetches the parts while nothing else happens, so that the first use of one is no slower. */
export function fetched(): () => void {
  const timer = setTimeout(() => {
    const { ended, more, sheet, stage } = parts;
    void Promise.allSettled([partOf(ended), partOf(more), partOf(sheet), partOf(stage)]);
    void fetchGuard();
  }, AFTER);
  return () => clearTimeout(timer);
}

import { untrack } from 'svelte';
import { announcer } from '../../announce/announce.svelte';
import { later } from '../../i18n/later/later';
import type { IdeaId, IdeaPart } from '../../protocol';
import { Setting } from '../../setting.svelte';
import { byBranch, byIds } from './changes';

/** Least time between two announcements of what others do on a map (experience 3.1). */
const EVERY_MS = 10_000;
/** Most branches named in one; the rest are counted. */
const MOST = 3;

/** Whether changes of others are told, as chosen on this device. */
export const announcing = new Setting('foorumi.map-told', true);
/** Whether changes of others wait until they are asked for, as chosen on this device. */
export const calm = new Setting('foorumi.map-calm', false);

/**
 * Tells what others do on a map, grouped by branch, at most every 10 s. Call it while a component is
 * made; what it gives is told each own change, which is not told back.
 */
export function followOthers(ideas: () => readonly IdeaPart[]): (own: IdeaId) => void {
  let before = untrack(() => byIds(ideas()));
  let own = new Set<IdeaId>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell() {
    timer = undefined;
    const after = untrack(() => byIds(ideas()));
    const changes = byBranch(before, after, own);
    before = after;
    own = new Set();
    if (changes.length === 0 || !announcing.on) return;
    const t = later.t.sheet;
    const named = changes.slice(0, MOST).map(t.branchChanged);
    const rest = changes.length - named.length;
    announcer.news('map', [...named, ...(rest > 0 ? [t.moreBranches(rest)] : [])].join('. '));
  }

  $effect(() => {
    if (ideas() && timer === undefined) timer = setTimeout(tell, EVERY_MS);
  });
  $effect(() => () => clearTimeout(timer));
  return (idea) => void own.add(idea);
}

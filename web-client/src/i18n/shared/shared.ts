import { Area } from '../area.svelte';
import type { Texts } from '../texts';
import type fi from './fi';

export type SharedTexts = Texts<typeof fi>;

/** Texts of every page. */
export const shared = new Area<SharedTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

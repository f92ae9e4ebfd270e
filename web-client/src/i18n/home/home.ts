import { Area } from '../area.svelte';
import type { Texts } from '../texts';
import type fi from './fi';

export type HomeTexts = Texts<typeof fi>;

/** Texts of the home pages. */
export const home = new Area<HomeTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

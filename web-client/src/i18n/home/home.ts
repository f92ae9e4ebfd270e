import { Area } from '../area.svelte';
import type { HomeTexts } from './texts';

/** Texts of the home pages. */
export const home = new Area<HomeTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

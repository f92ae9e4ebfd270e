import { Area } from '../area.svelte';
import type { SharedTexts } from './texts';

/** Texts of every page. */
export const shared = new Area<SharedTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

import { Area } from '../area.svelte';
import type { StageTexts } from './texts';

/** Texts of the stage pages. */
export const stage = new Area<StageTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

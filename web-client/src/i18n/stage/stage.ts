import { Area } from '../area.svelte';
import type { Texts } from '../texts';
import type fi from './fi';

export type StageTexts = Texts<typeof fi>;

/** Texts of the stage pages. */
export const stage = new Area<StageTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

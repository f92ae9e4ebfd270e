import { Area } from '../area.svelte';
import type { Texts } from '../texts';
import type fi from './fi';

export type DeskTexts = Texts<typeof fi>;

/** Texts of the pages of host, moderator, secretary, presenter and organiser. */
export const desk = new Area<DeskTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

import { Area } from '../area.svelte';
import type { DeskTexts } from './texts';

/** Texts of the pages of host, moderator, secretary, presenter and organiser. */
export const desk = new Area<DeskTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

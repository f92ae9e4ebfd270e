import { Area } from '../area.svelte';
import type { ParticipantTexts } from './texts';

/** Texts of the participant pages. */
export const participant = new Area<ParticipantTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

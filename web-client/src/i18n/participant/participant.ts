import { Area } from '../area.svelte';
import type { Texts } from '../texts';
import type fi from './fi';

export type ParticipantTexts = Texts<typeof fi>;

/** Texts of the participant pages. */
export const participant = new Area<ParticipantTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

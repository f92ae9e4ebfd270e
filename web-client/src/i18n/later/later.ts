import { Area } from '../area.svelte';
import type { Texts } from '../texts';
import type fi from './fi';

export type LaterTexts = Texts<typeof fi>;

/** Texts of what the participant's page fetches after its first screen. */
export const later = new Area<LaterTexts>({
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
});

/** A part of the page together with these texts. */
export async function withTexts<T>(part: Promise<T>): Promise<T> {
  const [come] = await Promise.all([part, later.load()]);
  return come;
}

/** Something that the palette does. */
export interface PaletteAct {
  /** What it does, in words: what is searched. */
  does: string;
  /** What these words are about, paler beside them. */
  about?: string;
  /** The single key that does the same, as it is shown. */
  shown?: string;
  run: () => void;
}

/** Whether the palette of the page is open. */
class Palette {
  open = $state(false);
}

/** One a page: its button stands in the head, what it can do at the foot. */
export const palette = new Palette();

/** The acts whose words hold every word that was typed, in their order. */
export function found(acts: readonly PaletteAct[], typed: string): PaletteAct[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return acts.filter(({ does, about }) => {
    const within = `${does} ${about ?? ''}`.toLocaleLowerCase();
    return words.every((word) => within.includes(word));
  });
}

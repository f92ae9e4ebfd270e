/** Counts that are drawn in one colour. */
export interface Band {
  /** The least count in it. */
  from: number;
  /** The greatest; nothing in the first band, which has no end. */
  to: number | undefined;
}

/** The least counts of the three upper bands, in hundredths of the greatest count. */
const STEPS = [50, 30, 15];

/**
 * Counts in at most four bands, the highest first: those who have at least half of the commonest
 * word's, three tenths, fifteen hundredths, and the rest. The bundle has the same (`picture/bands.rs`).
 */
export function bandsOf(most: number): Band[] {
  const starts = STEPS.map((step) => Math.max(2, Math.ceil((most * step) / 100)));
  const distinct = [...new Set(starts), 1].filter((from) => from <= Math.max(1, most));
  return distinct.map((from, at) => {
    const above = distinct[at - 1];
    return { from, to: above === undefined ? undefined : above - 1 };
  });
}

/** Which band a count belongs to, from 0. */
export function bandOf(bands: readonly Band[], count: number): number {
  const at = bands.findIndex(({ from }) => count >= from);
  return at < 0 ? bands.length - 1 : at;
}

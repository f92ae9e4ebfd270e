/** Counts characters as people do (grapheme clusters), the way the server measures text. */
export function characters(text: string): number {
  const trimmed = text.normalize('NFC').trim();
  if (typeof Intl.Segmenter !== 'function') return Array.from(trimmed).length;
  return Array.from(new Intl.Segmenter().segment(trimmed)).length;
}

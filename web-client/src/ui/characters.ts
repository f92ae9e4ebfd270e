/**
 * Counts characters as people do (grapheme clusters), the way the server measures text: what nobody sees
 * is not there for it, but for the joiners of emoji.
 */
export function characters(text: string): number {
  const trimmed = text
    .normalize('NFC')
    .replace(/(?!\s|\x85|\u200d\p{ExtPict})[\p{DI}\p{Cc}]/gu, '')
    .trim();
  if (typeof Intl.Segmenter !== 'function') return Array.from(trimmed).length;
  return Array.from(new Intl.Segmenter().segment(trimmed)).length;
}

import { characters } from '../../ui/characters';

/** Most words in the list, and the longest: a word, and a `*` at its end (rule WC4). */
const MOST = 500;
const LONGEST = 41;

/** The words of a list that is written one a line. */
export function blockedWords(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Whether the server would take this list. */
export function areGood(words: readonly string[]): boolean {
  return words.length <= MOST && words.every((word) => characters(word) <= LONGEST);
}

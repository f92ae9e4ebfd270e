import { characters } from '../../ui/characters';

/** Longest word in characters, and most words in one (rule WC1). The server checks the same. */
const MAX_CHARACTERS = 40;
const MAX_WORDS = 3;

/** What keeps a word from being sent; nothing if it can be. */
export type WordFault = 'empty' | 'tooLong' | 'tooManyWords';

/** Checks a word as typed, so that a person need not wait for the server to hear of it. */
export function faultOf(typed: string): WordFault | undefined {
  const word = typed.trim();
  if (!word) return 'empty';
  if (characters(word) > MAX_CHARACTERS) return 'tooLong';
  return word.split(/\s+/).length > MAX_WORDS ? 'tooManyWords' : undefined;
}

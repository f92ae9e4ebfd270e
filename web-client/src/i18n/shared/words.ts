import type { Rejection, Who } from '../../protocol';
import { shared, type SharedTexts } from './shared';

/** Why something was not done, in the language of the page. */
export function rejectionWords(why: Rejection): string {
  return wordsOf(why, shared.t);
}

/** The words of a rejection in given texts. A code from a newer server has no words here: "not saved". */
export function wordsOf(why: Rejection, texts: SharedTexts): string {
  const words = texts.rejection[why.code] as ((why: Rejection) => string) | undefined;
  return words?.(why) ?? texts.notSaved;
}

/** A person by number too, as staff need it where names can be shared or taken off. */
export function numberedWords(who: Who): string {
  const number = shared.t.participant(who.number);
  return who.name === undefined ? number : `${who.name}, ${number}`;
}

/** How a person is called: the name, with the number where two have the same, else "Osallistuja 27". */
export function whoWords(who: Who): string {
  if (who.name === undefined) return shared.t.participant(who.number);
  return who.namesake ? `${who.name} (${who.number})` : who.name;
}

import { shared } from '../i18n/shared/shared';
import { characters } from '../ui/characters';

/** What is wrong with a text that must be there: too much is told at once, nothing when it is sent. */
export function needed(text: string, max: number, tried: boolean): string | undefined {
  if (tried && !text.trim()) return shared.t.rejection.textEmpty();
  return fitting(text, max);
}

/** What is wrong with a text that may be left out. */
export function fitting(text: string, max: number): string | undefined {
  const over = characters(text) > max;
  return over ? shared.t.rejection.textTooLong({ code: 'textTooLong', max }) : undefined;
}

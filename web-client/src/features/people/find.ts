import type { PersonRow } from '../../protocol';

/** The people whose name holds the words, or whose number is the one written; all for nothing. */
export function found(people: readonly PersonRow[], wanted: string): readonly PersonRow[] {
  const text = wanted.trim().toLocaleLowerCase();
  if (text === '') return people;
  return people.filter(
    ({ who }) => String(who.number) === text || who.name?.toLocaleLowerCase().includes(text),
  );
}

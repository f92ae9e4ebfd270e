/** An answer in own words and how many gave it. */
export interface Alike {
  text: string;
  count: number;
}

/** Each answer once, those of many first. */
export function alike(answers: readonly string[]): Alike[] {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((one, other) => other.count - one.count);
}

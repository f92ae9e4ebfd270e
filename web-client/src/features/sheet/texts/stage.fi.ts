import type { SheetPhase } from '../../../protocol';

export default {
  phase: {
    build: 'Lisää ideoita',
    comment: 'Kommentoi ideoita',
    vote: 'Äänestä',
    chosen: 'Äänestyksen tulos',
  } satisfies Record<Exclude<SheetPhase, 'planned'>, string>,
  give: (votes: number) => (votes === 1 ? 'Anna 1 ääni' : `Anna ${votes} ääntä`),
  voters: (count: number) => (count === 1 ? '1 äänestänyt' : `${count} äänestänyttä`),
  voteCount: (votes: number) => (votes === 1 ? '1 ääni' : `${votes} ääntä`),
  ideas: (count: number) => (count === 1 ? '1 idea' : `${count} ideaa`),
  moreIdeas: (count: number) => (count === 1 ? 'ja 1 muu idea' : `ja ${count} muuta ideaa`),
  picked: 'Jatkoon',
  tie: 'Tasatilanne',
  contains: (texts: readonly string[]) => `sisältää: ${texts.join(', ')}`,
  hallVotes: (votes: number) => `+ ${votes} salista`,
  hallPeople: (people: number) => `salissa ${people}`,
  map: (need: string, ideas: number) =>
    `Miellekartta ”${need}”, ${ideas === 1 ? '1 idea' : `${ideas} ideaa`}`,
};

import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  phase: {
    build: 'Lägg till idéer',
    comment: 'Kommentera idéerna',
    vote: 'Rösta',
    chosen: 'Resultatet av röstningen',
  },
  give: (votes) => (votes === 1 ? 'Ge 1 röst' : `Ge ${votes} röster`),
  voters: (count) => `${count} har röstat`,
  voteCount: (votes) => (votes === 1 ? '1 röst' : `${votes} röster`),
  ideas: (count) => (count === 1 ? '1 idé' : `${count} idéer`),
  moreIdeas: (count) => (count === 1 ? 'och 1 idé till' : `och ${count} idéer till`),
  picked: 'Går vidare',
  tie: 'Lika röstetal',
  contains: (texts) => `innehåller: ${texts.join(', ')}`,
  hallVotes: (votes) => `+ ${votes} från salen`,
  hallPeople: (people) => `${people} i salen`,
  map: (need, ideas) => `Tankekarta ”${need}”, ${ideas === 1 ? '1 idé' : `${ideas} idéer`}`,
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  phase: {
    build: 'Add ideas',
    comment: 'Comment on ideas',
    vote: 'Vote',
    chosen: 'Result of the vote',
  },
  give: (votes) => (votes === 1 ? 'Give 1 vote' : `Give ${votes} votes`),
  voters: (count) => `${count} voted`,
  voteCount: (votes) => (votes === 1 ? '1 vote' : `${votes} votes`),
  ideas: (count) => (count === 1 ? '1 idea' : `${count} ideas`),
  moreIdeas: (count) => (count === 1 ? 'and 1 more idea' : `and ${count} more ideas`),
  picked: 'Goes on',
  tie: 'Tie',
  contains: (texts) => `contains: ${texts.join(', ')}`,
  hallVotes: (votes) => `+ ${votes} from the hall`,
  hallPeople: (people) => `${people} in the hall`,
  map: (need, ideas) => `Mind map “${need}”, ${ideas === 1 ? '1 idea' : `${ideas} ideas`}`,
} satisfies Texts<typeof fi>;

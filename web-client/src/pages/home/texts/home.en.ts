import type { Texts } from '../../../i18n/texts';
import type fi from './home.fi';

export default {
  lead: 'Speaking turns, polls, word clouds and shared sheets in one place. You need no app and no account.',
  unknown: 'There is no page at this address',
  joinTitle: 'Join a meeting',
  joinCode: 'Meeting code',
  joinHint: '8 digits. You go in as soon as you have typed them all.',
  join: 'Join',
  codeShort: (digits) => `A code has 8 digits. You typed ${digits}.`,
  arranging: 'Arranging a meeting?',
  arrangingHint:
    'You get a code for participants and a link for each role. Ready in less than a minute.',
  create: 'Create a meeting',
  privacy:
    'You can take part without a name. The service does not track you and uses no outside services.',
} satisfies Texts<typeof fi>;

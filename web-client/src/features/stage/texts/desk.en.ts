import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'On the stage and phones',
  now: 'Stage now',
  enlarge: 'Enlarge the stage',
  groundLabel: 'Ground of the stage',
  view: 'The stage shows',
  segment: 'The segment',
  queue: 'Queue',
  welcome: 'How to take part',
  activity: (question) => `Task: ${question}`,
  nothing: 'How to take part, until the first segment starts',
  hidden: 'Hidden: the stage is blank.',
  shown: (what) => `On the stage: ${what}`,
  isHidden: 'The stage is hidden.',
  isShown: 'The stage is shown.',
  ground: { own: 'as on its device', light: 'light', dark: 'dark' },
  groundNow: (ground) => `Stage background: ${ground}`,
} satisfies Texts<typeof fi>;

import type { StageTexts } from './texts';

const stage: StageTexts = {
  title: 'On the screen and phones',
  view: 'The screen shows',
  segment: 'The segment',
  queue: 'Queue',
  welcome: 'How to join',
  activity: (question) => `Task: ${question}`,
  nothing: 'How to join, until the first segment starts',
  hidden: 'Hidden: the screen is blank.',
  shown: (what) => `On the screen: ${what}`,
  isHidden: 'The screen is hidden.',
  isShown: 'The screen is shown.',
  ground: { own: 'as on its device', light: 'light', dark: 'dark' },
  groundNow: (ground) => `Stage background: ${ground}`,
};

export default stage;

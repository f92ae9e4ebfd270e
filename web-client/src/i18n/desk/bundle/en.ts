import type { BundleTexts } from './texts';

const bundle: BundleTexts = {
  title: 'Result bundle',
  intro:
    'One ZIP: the memo, a table of every task, pictures of clouds, polls and sheets, and the results as data.',
  draft: 'The meeting is going on: the bundle is a draft of what there is now.',
  download: 'Download the result bundle',
  downloadDraft: 'Download a draft',
  making: 'Making the bundle',
  ready: 'The bundle is downloaded.',
  failed: 'The bundle could not be downloaded. Try again.',
  fileName: 'results',
  needsLink: 'You came in with the code. The bundle is downloaded with a link of one’s own.',
};

export default bundle;

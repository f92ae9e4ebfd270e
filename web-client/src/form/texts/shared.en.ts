import type { Texts } from '../../i18n/texts';
import type fi from './shared.fi';

export default {
  kept: 'Your unfinished text is kept.',
  cancelled: 'Unfinished text removed.',
  unsure:
    'The page was reloaded before this was sent. Your text is kept: check whether it arrived, and send it again if it did not.',
  keepOpen: 'Keep this page open until what you wrote has been sent.',
  leftTitle: 'This was not sent in time',
  leftHint: 'Copy the text if you want to use it elsewhere.',
  copy: 'Copy the text',
  copied: 'Text copied',
  copyFailed: 'Copying failed. Select the text and copy it yourself.',
  putAway: 'Remove the text',
} satisfies Texts<typeof fi>;

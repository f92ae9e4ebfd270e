import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Slides',
  intro:
    'PDF files and pictures (PNG, JPEG), at most 25 megabytes each and 100 megabytes together. Participants get them when the meeting has ended, and they are part of the result bundle.',
  add: 'Add slides',
  sending: (name) => `Sending: ${name}`,
  sent: (name) => `Saved: ${name}`,
  removed: (name) => `Removed: ${name}`,
  removeNamed: (name) => `Remove slides: ${name}`,
  none: 'There are no slides yet.',
  needsLink: 'You came in with the code. Slides are added by those who came by their own link.',
  download: 'Download',
  downloadNamed: (name) => `Download: ${name}`,
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  pointCamera: 'Point your phone’s camera at the QR code, or open the address and type the code.',
  noAccount: 'You need no app, no account and no name.',
  recorded: (audience) =>
    audience
      ? `The meeting is recorded. The recording may be seen by: ${audience}`
      : 'The meeting is recorded.',
  recordingPlace: (place) => `The recording is here: ${place}`,
  recordingUntil: (date) => `Available until ${date}`,
  notRecorded: 'The meeting is not recorded.',

  ended: 'The meeting has ended',
  thanks: 'Thank you for taking part',
  sameLink: 'The summary comes to the same address that you joined at.',
} satisfies Texts<typeof fi>;

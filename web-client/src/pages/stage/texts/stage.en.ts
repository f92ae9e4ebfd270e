import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  title: 'Stage',
  join: 'Join here',
  code: 'Code',
  qr: 'QR code that opens the participant’s page',
  present: 'present',
  answered: 'answered',
  voted: 'voted',
  connecting: 'Connecting',
  lineLost: 'No connection. Reconnecting.',
  blank: 'The stage is blank.',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  suspected: (what) => `The text seems to contain ${what}.`,
  suspect: {
    identityCode: 'a personal identity code',
    phone: 'a phone number',
    email: 'an e-mail address',
    iban: 'an account number',
  },
  hint: 'Change it or send it anyway: staff may review it before others see it.',
  hintCover:
    'Mask the data, change it or send it anyway: staff may review it before others see it.',
  cover: 'Mask the data',
  sendAnyway: 'Send anyway',
  state: { waiting: 'Waits for review', hidden: 'Hidden', removed: 'Text deleted' },
  own: {
    waiting: 'Waits for review. Others do not see this yet.',
    hidden: 'Staff have hidden this from others.',
    removed: 'The staff removed the text.',
  },
} satisfies Texts<typeof fi>;

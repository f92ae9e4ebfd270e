import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  title: 'Storbild',
  join: 'Gå med här',
  code: 'Kod',
  qr: 'QR-kod som öppnar deltagarens sida',
  present: 'på plats',
  answered: 'har svarat',
  voted: 'har röstat',
  connecting: 'Ansluter',
  lineLost: 'Ingen förbindelse. Ansluter på nytt.',
  blank: 'Storbilden är tom.',
} satisfies Texts<typeof fi>;

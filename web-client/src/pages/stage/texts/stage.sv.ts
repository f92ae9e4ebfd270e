import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  title: 'Storbild',
  joinAt: 'Gå med:',
  code: 'Kod',
  qr: 'QR-kod som öppnar deltagarens sida',
  connecting: 'Ansluter',
  lineLost: 'Ingen förbindelse. Ansluter på nytt.',
  blank: 'Storbilden är tom.',
} satisfies Texts<typeof fi>;

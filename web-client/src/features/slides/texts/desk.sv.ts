import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Presentationsmaterial',
  intro:
    'PDF-filer och bilder (PNG, JPEG), högst 25 megabyte var och 100 megabyte tillsammans. Deltagarna får dem när mötet har avslutats, och de tas med i resultatpaketet.',
  add: 'Lägg till material',
  sending: (name) => `Skickas: ${name}`,
  sent: (name) => `Sparat: ${name}`,
  removed: (name) => `Borttaget: ${name}`,
  removeNamed: (name) => `Ta bort materialet: ${name}`,
  none: 'Det finns inget material ännu.',
  needsLink: 'Du kom in med koden. Material läggs till av dem som kom in med en egen länk.',
  download: 'Ladda ner',
  downloadNamed: (name) => `Ladda ner: ${name}`,
} satisfies Texts<typeof fi>;

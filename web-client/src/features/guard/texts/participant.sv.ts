import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  suspected: (what) => `Texten verkar innehålla ${what}.`,
  suspect: {
    identityCode: 'en personbeteckning',
    phone: 'ett telefonnummer',
    email: 'en e-postadress',
    iban: 'ett kontonummer',
  },
  hint: 'Ändra texten eller skicka den ändå: mötesledarna kan granska den innan andra ser den.',
  hintCover:
    'Dölj uppgifterna, ändra texten eller skicka den ändå: mötesledarna kan granska den innan andra ser den.',
  cover: 'Dölj uppgifterna',
  sendAnyway: 'Skicka ändå',
  state: { waiting: 'Väntar på granskning', hidden: 'Dold', removed: 'Texten raderad' },
  own: {
    waiting: 'Väntar på granskning. Andra ser inte detta ännu.',
    hidden: 'Mötesledarna har dolt detta för andra.',
    removed: 'Mötesledarna tog bort texten.',
  },
} satisfies Texts<typeof fi>;

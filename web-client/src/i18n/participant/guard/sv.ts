import type { GuardTexts } from './texts';

const guard: GuardTexts = {
  suspected: (what) => `Texten verkar innehålla ${what}.`,
  suspect: {
    identityCode: 'en personbeteckning',
    phone: 'ett telefonnummer',
    email: 'en e-postadress',
    iban: 'ett kontonummer',
  },
  hint: 'Ändra texten eller skicka den ändå: mötesledarna kan granska den innan andra ser den.',
  cover: 'Dölj uppgifterna',
  sendAnyway: 'Skicka ändå',
};

export default guard;

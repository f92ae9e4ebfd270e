import type { AfterTexts } from './texts';

const after: AfterTexts = {
  coming: 'Resultaten sammanställs.',
  slides: 'Presentationsmaterial',
  download: 'Ladda ner',
  downloadNamed: (name) => `Ladda ner: ${name}`,
  recording: 'Inspelning',
  until: (date) =>
    `Enskilda svar och meddelanden raderas ${date}. Sammanfattningen kan läsas till dess.`,
  keptDays: (days) =>
    days === 0
      ? 'Enskilda svar och meddelanden raderas när mötet avslutas. Arrangören har kvar resultaten.'
      : `Enskilda svar och meddelanden raderas ${days} dagar efter att mötet har avslutats. Arrangören har kvar resultaten.`,
};

export default after;

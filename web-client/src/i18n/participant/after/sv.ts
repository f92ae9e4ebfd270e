import type { AfterTexts } from './texts';

const after: AfterTexts = {
  coming: 'Resultaten sammanställs.',
  slides: 'Presentationsmaterial',
  download: 'Ladda ner',
  downloadNamed: (name) => `Ladda ner: ${name}`,
  recording: 'Inspelning',
  until: (date) =>
    `Sammanfattningen är tillgänglig till och med ${date}. Då raderas mötets rådata, och arrangören har kvar resultatpaketet.`,
  keptDays: (days) =>
    days === 0
      ? 'Mötets rådata raderas när mötet avslutas. Arrangören har kvar resultatpaketet.'
      : `Mötets rådata raderas ${days} dagar efter att mötet har avslutats. Arrangören har kvar resultatpaketet.`,
};

export default after;

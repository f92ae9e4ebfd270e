import type { AfterTexts } from './texts';

const after: AfterTexts = {
  coming: 'Tuloksia kootaan.',
  slides: 'Esitysaineistot',
  download: 'Lataa',
  downloadNamed: (name) => `Lataa: ${name}`,
  recording: 'Tallenne',
  until: (date) =>
    `Yksittäiset vastaukset ja viestit poistetaan ${date}. Kooste on luettavissa siihen asti.`,
  keptDays: (days) =>
    days === 0
      ? 'Yksittäiset vastaukset ja viestit poistetaan, kun tilaisuus päättyy. Järjestäjälle jäävät tulokset.'
      : `Yksittäiset vastaukset ja viestit poistetaan ${days} päivän kuluttua tilaisuuden päättymisestä. Järjestäjälle jäävät tulokset.`,
};

export default after;

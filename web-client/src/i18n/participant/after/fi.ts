import type { AfterTexts } from './texts';

const after: AfterTexts = {
  coming: 'Tuloksia kootaan.',
  slides: 'Esitysaineistot',
  download: 'Lataa',
  downloadNamed: (name) => `Lataa: ${name}`,
  recording: 'Tallenne',
  until: (date) =>
    `Tämä kooste on nähtävissä ${date} saakka. Silloin tilaisuuden raakatiedot poistetaan ja järjestäjälle jää tulospaketti.`,
  keptDays: (days) =>
    days === 0
      ? 'Tilaisuuden raakatiedot poistetaan, kun tilaisuus päättyy. Järjestäjälle jää tulospaketti.'
      : `Tilaisuuden raakatiedot poistetaan ${days} päivän kuluttua tilaisuuden päättymisestä. Järjestäjälle jää tulospaketti.`,
};

export default after;

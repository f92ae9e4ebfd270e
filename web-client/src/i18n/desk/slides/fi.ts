import type { SlidesTexts } from './texts';

const slides: SlidesTexts = {
  title: 'Esitysaineistot',
  intro:
    'PDF-tiedostot ja kuvat (PNG, JPEG), enintään 25 megatavua kukin ja 100 megatavua yhteensä. Osallistujat saavat ne, kun tilaisuus on päättynyt, ja ne tulevat tulospakettiin.',
  add: 'Lisää aineisto',
  sending: (name) => `Lähetetään: ${name}`,
  sent: (name) => `Tallennettu: ${name}`,
  removed: (name) => `Poistettu: ${name}`,
  removeNamed: (name) => `Poista aineisto: ${name}`,
  none: 'Aineistoja ei vielä ole.',
  needsLink: 'Liityit koodilla. Aineistoja lisäävät ne, jotka tulivat omalla linkillään.',
  download: 'Lataa',
  downloadNamed: (name) => `Lataa: ${name}`,
};

export default slides;

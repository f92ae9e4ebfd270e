import type { BundleTexts } from './texts';

const bundle: BundleTexts = {
  title: 'Tulospaketti',
  intro:
    'Yksi ZIP-tiedosto: muistio, taulukko joka tehtävästä, kuvat pilvistä, äänestyksistä ja papereista sekä tulokset tietoina.',
  draft: 'Tilaisuus on käynnissä: paketti on luonnos siitä, mitä nyt on.',
  download: 'Lataa tulospaketti',
  downloadDraft: 'Lataa luonnos',
  making: 'Kootaan pakettia',
  ready: 'Paketti on ladattu.',
  failed: 'Pakettia ei voitu ladata. Yritä uudelleen.',
  fileName: 'tulokset',
  needsLink: 'Tulit koodilla. Paketti ladataan omalla linkillä.',
};

export default bundle;

import type { BundleLanguages } from '../api';
import type { Audience } from '../../../protocol';

export default {
  title: 'Tulospaketti',
  intro:
    'Yksi ZIP-tiedosto: muistio (Word, PDF, verkkosivu), työkirja ja taulukko joka tehtävästä, kuvat pilvistä, äänestyksistä ja papereista, kalvot sekä tulokset tietoina.',
  draft: 'Tilaisuus on käynnissä: paketti on luonnos siitä, mitä nyt on.',
  download: 'Lataa tulospaketti',
  downloadDraft: 'Lataa luonnos',
  making: 'Kootaan pakettia',
  ready: 'Paketti on ladattu.',
  failed: 'Pakettia ei voitu ladata. Yritä uudelleen.',
  fileName: 'tulokset',
  needsLink:
    'Liityit koodilla. Tulospaketin voi ladata vain omalla linkillään tullut juontaja, sihteeri tai järjestäjä.',
  audience: 'Kenelle',
  audiences: {
    public: {
      label: 'Julkinen',
      hint: 'Ilman osallistujien nimiä, keskustelua ja alle viiden lukuja.',
    },
    participants: {
      label: 'Osallistujille',
      hint: 'Julkinen ja lisäksi keskustelun julkaistut viestit.',
    },
    internal: {
      label: 'Järjestäjälle',
      hint: 'Kaikki, myös nimet nimellisistä äänestyksistä. Ei jaettavaksi.',
    },
  } satisfies Record<Audience, { label: string; hint: string }>,
  language: 'Kieli',
  languages: {
    fi: 'suomi',
    sv: 'ruotsi',
    en: 'englanti',
    'fi,sv': 'suomi ja ruotsi',
    'sv,fi': 'ruotsi ja suomi',
    'fi,en': 'suomi ja englanti',
  } satisfies Record<BundleLanguages, string>,
  logTitle: 'Moderointiloki',
  logIntro:
    'Taulukko siitä, mitä kustakin viestistä päätettiin ja miksi. Siinä ovat myös julkaisematta jääneet viestit lähettäjineen, joten se ei ole missään tulospaketissa. Lokin voi ladata, kunnes raakatiedot poistetaan.',
  logDownload: 'Lataa moderointiloki',
  logReady: 'Loki on ladattu.',
  logFailed: 'Lokia ei voitu ladata.',
  logFileName: 'moderointiloki',
};

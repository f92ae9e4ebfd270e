import type { DeskGuardTexts } from './texts';

const guard: DeskGuardTexts = {
  title: (waiting) =>
    waiting === 0
      ? 'Tekstit, joissa voi olla henkilötietoja'
      : `Tarkistettavia tekstejä: ${waiting}`,
  reviewed: 'Tarkistetut tekstit',
  hiddenTexts: (count) => `Piilotettuja: ${count}`,
  state: { shown: 'näkyy', waiting: 'odottaa', hidden: 'piilotettu', removed: 'poistettu' },
  author: (who) => `Kirjoittaja: ${who}`,
  show: 'Näytä',
  showNamed: (text) => `Näytä: ${text}`,
  shownSaid: (text) => `Näkyy nyt: ${text}`,
  hide: 'Piilota',
  hideNamed: (text) => `Piilota: ${text}`,
  hiddenSaid: (text) => `Piilotettu: ${text}`,
  remove: 'Poista teksti',
  removeNamed: (text) => `Poista teksti: ${text}`,
  removeTitle: 'Poistetaanko teksti kaikkialta?',
  removeBody: 'Teksti poistetaan tilaisuudesta, lokista ja tuloksista. Sitä ei voi palauttaa.',
  removeNow: 'Poista pysyvästi',
  removedSaid: 'Teksti poistettiin kaikkialta.',
};

export default guard;

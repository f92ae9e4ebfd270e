import type { TextState } from '../../../protocol';

/** Texts that the desk looks into: ideas, comments, words, answers in own words. */
export default {
  tab: 'Tekstit',
  none: 'Ei sanoja eikä tekstejä tarkistettavana',
  title: (waiting: number) =>
    waiting === 0
      ? 'Tekstit, joissa voi olla henkilötietoja'
      : `Tarkistettavia tekstejä: ${waiting}`,
  /** Where nothing is left to look into but what was hidden. */
  reviewed: 'Tarkistetut tekstit',
  hiddenTexts: (count: number) => `Piilotettuja: ${count}`,
  state: {
    shown: 'näkyy',
    waiting: 'odottaa',
    hidden: 'piilotettu',
    removed: 'poistettu',
  } satisfies Record<TextState, string>,
  author: (who: string) => `Kirjoittaja: ${who}`,
  show: 'Näytä',
  showNamed: (text: string) => `Näytä: ${text}`,
  shownSaid: (text: string) => `Näkyy nyt: ${text}`,
  hide: 'Piilota',
  hideNamed: (text: string) => `Piilota: ${text}`,
  hiddenSaid: (text: string) => `Piilotettu: ${text}`,
  remove: 'Poista teksti',
  removeNamed: (text: string) => `Poista teksti: ${text}`,
  removeTitle: 'Poistetaanko teksti kaikkialta?',
  removeBody: 'Teksti poistetaan tilaisuudesta, lokista ja tuloksista. Sitä ei voi palauttaa.',
  removeNow: 'Poista pysyvästi',
  removedSaid: 'Teksti poistettiin kaikkialta.',
};

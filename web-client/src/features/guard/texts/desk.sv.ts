import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  tab: 'Texter',
  none: 'Inga ord eller texter att granska',
  title: (waiting) =>
    waiting === 0 ? 'Texter som kan innehålla personuppgifter' : `Texter att granska: ${waiting}`,
  reviewed: 'Granskade texter',
  hiddenTexts: (count) => `Dolda: ${count}`,
  state: { shown: 'syns', waiting: 'väntar', hidden: 'dold', removed: 'raderad' },
  author: (who) => `Skriven av ${who}`,
  show: 'Visa',
  showNamed: (text) => `Visa: ${text}`,
  shownSaid: (text) => `Syns nu: ${text}`,
  hide: 'Dölj',
  hideNamed: (text) => `Dölj: ${text}`,
  hiddenSaid: (text) => `Dold: ${text}`,
  remove: 'Radera texten',
  removeNamed: (text) => `Radera texten: ${text}`,
  removeTitle: 'Ska texten raderas överallt?',
  removeBody: 'Texten raderas ur mötet, loggen och resultaten. Den kan inte återställas.',
  removeNow: 'Radera för gott',
  removedSaid: 'Texten raderades överallt.',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';
import { number } from '../../../i18n/format';

export default {
  title: 'Programpunktens uppgifter',
  others: 'Programpunktens övriga uppgifter',
  none: 'Den här programpunkten har inga uppgifter',
  noneMore: 'Lägg till ett ordmoln, en omröstning eller ett blad när du behöver det.',
  add: 'Lägg till en uppgift',
  addTo: (segment) => `Lägg till en uppgift: ${segment}`,
  edit: 'Redigera uppgiften',
  changed: 'Uppgiften ändrades.',
  kind: { cloud: 'Ordmoln', poll: 'Omröstning', sheet: 'Blad' },
  kindLabel: 'Typ av uppgift',
  state: { planned: 'förberedd', open: 'öppen', closed: 'stängd' },
  open: 'Öppna',
  openNamed: (question) => `Öppna för svar: ${question}`,
  close: 'Stäng',
  closeNamed: (question) => `Stäng: ${question}`,
  closingIn: (seconds) => `Stängs om ${seconds} s`,
  closeNow: 'Stäng genast',
  keepOpen: 'Håll öppen',
  answered: (count, present, share) => `${count} av ${present} har svarat (${share})`,
  answeredOnly: (count) => `${count} har svarat`,
  slowing: 'Det kommer knappt några nya svar längre. Du kan stänga.',
  question: 'Fråga',
  needQuestion: 'Skriv en fråga.',
  savedAs: (count) => (count === 1 ? 'Sparas så här: 1 rad' : `Sparas så här: ${count} rader`),
  marksOff: 'Ta bort listmarkeringarna',
  removed: (question) => `Borttagen: ${question}`,
  added: (question) => `Tillagd: ${question}`,
  opened: (question) => `Öppnad: ${question}`,
  closed: (question) => `Stängd: ${question}`,
  showOnScreen: 'Visa på storbilden',
  onScreen: 'på storbilden',
  more: (question) => `Fler funktioner: ${question}`,
  cameLater: (answers, later) =>
    `${number(answers, 'sv')} svar; ${number(later, 'sv')} av dem som svarade kom till mötet först efter att omröstningen hade öppnats.`,
  moreThanPresent: (most) =>
    `Svaren är fler än det högsta antalet samtidiga deltagare (${number(most, 'sv')}).`,
  askAgain: 'Fråga igen bland dem som redan var med',
} satisfies Texts<typeof fi>;

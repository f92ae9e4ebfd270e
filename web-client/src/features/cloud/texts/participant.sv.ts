import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  kind: 'Ordmoln',
  word: 'Ditt ord',
  hint: 'Högst 40 tecken och tre ord åt gången.',
  send: 'Skicka',
  left: (count) => `${count} ord kvar`,
  own: 'Dina ord',
  remove: (word) => `Ta bort ${word}`,
  removeShort: 'Ta bort',
  removed: (word) => `Borttaget: ${word}`,
  hidden: 'syns inte för andra',
  waiting: 'väntar på godkännande',
  mergedInto: (word) => `ihopslaget med ${word}`,
  sent: (left) => `Sparat, ${left} ord kvar`,
  spent: 'Alla dina ord är skickade. Ta bort ett om du vill byta det.',
  closed: 'Ordmolnet är stängt.',
  notRevealed: 'Orden visas när värden tar fram dem.',
  people: (count) => (count === 1 ? '1 person har svarat' : `${count} personer har svarat`),
  tooManyWords: 'Skriv högst tre ord åt gången.',
  tooLong: 'Förkorta till högst 40 tecken.',
  stored:
    'Servern sparar vem som skickade dina ord, också ditt namn om du har angett det. Andra ser bara orden.',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../i18n/texts';
import type fi from './desk.fi';

export default {
  present: (count) => `${count} på plats`,
  live: (long) => `Har pågått ${long}`,
  more: 'Meny',
  standing: 'Läget',
  notes: 'Meddelanden',
  undo: 'Ångra',
  undoWhat: (what) => `Ångra: ${what}`,
  nothingToUndo: 'Inget att ångra',
  save: 'Spara',
  remove: 'Ta bort',
  edit: 'Redigera',
  add: 'Lägg till',
  ended: (at) => `Mötet avslutades ${at}.`,
  endedMore: 'Resultaten är sparade. Inget kan längre läggas till.',
  endMeeting: 'Avsluta mötet',
  endTitle: 'Avsluta mötet för alla?',
  endBody:
    'Öppna uppgifter stängs och resultaten sparas i resultatpaketet. Telefonerna visar att mötet har avslutats. Detta kan inte ångras.',
  endNow: 'Avsluta för alla',
  endNot: 'Fortsätt mötet',
  missing: {
    fi: 'saknas på finska',
    sv: 'saknas på svenska',
    en: 'saknas på engelska',
  },
  keys: {
    title: 'Sök eller gör',
    search: 'Vad vill du göra?',
    acts: 'Funktioner',
    none: 'Ingen funktion motsvarar sökningen.',
    on: 'Använd kommandon med en tangent',
    onHint: 'Tangenterna gör inget medan du skriver eller när en dialogruta är öppen.',
    list: 'Visa alla funktioner',
    space: 'Mellanslag',
    enter: 'Enter',
  },
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Intern kanal',
  hint: 'Bara mötesledarna ser detta.',
  empty: 'Inga meddelanden från mötesledarna',
  presets: 'Färdiga meddelanden',
  preset: {
    twoMinutes: '2 minuter kvar',
    wrapUp: 'Dags att avsluta',
    louder: 'Tala högre',
    takeThis: 'Ta upp detta',
    technicalProblem: 'Tekniskt problem',
    allWell: 'Allt är bra',
  },
  own: 'Meddelande till mötesledarna',
  send: 'Skicka till mötesledarna',
  read: 'Kvittera',
  readNamed: (words) => `Kvittera som läst: ${words}`,
  readBy: (who, at) => `${who} läste ${at}`,
  unread: 'Inte läst än',
  about: (text) => `Om meddelandet: ${text}`,
  takeThis: 'Be värden ta upp detta',
  write: 'Skriv till mötesledarna',
} satisfies Texts<typeof fi>;

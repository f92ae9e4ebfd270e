import type { BackstageTexts } from './texts';

const backstage: BackstageTexts = {
  title: 'Bakkanal',
  hint: 'Bara arrangörerna ser detta.',
  empty: 'Inga meddelanden från arrangörerna',
  presets: 'Färdiga meddelanden',
  preset: {
    twoMinutes: '2 minuter kvar',
    wrapUp: 'Dags att avsluta',
    louder: 'Tala högre',
    takeThis: 'Ta upp detta',
    technicalProblem: 'Tekniskt problem',
    allWell: 'Allt är bra',
  },
  own: 'Eget meddelande',
  send: 'Skicka till arrangörerna',
  left: (count) => `${count} tecken kvar`,
  read: 'Läst',
  readNamed: (words) => `Kvittera som läst: ${words}`,
  readBy: (who, at) => `${who} läste ${at}`,
  unread: 'Inte läst ännu',
  about: (text) => `Om meddelandet: ${text}`,
  takeThis: 'Be värden ta upp detta',
  write: 'Skriv till arrangörerna',
};

export default backstage;

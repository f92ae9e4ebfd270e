import type { BackstageTexts } from './texts';

const backstage: BackstageTexts = {
  title: 'Taustakanava',
  hint: 'Vain tilaisuuden vetäjät näkevät tämän.',
  empty: 'Ei viestejä vetäjiltä',
  presets: 'Valmiit viestit',
  preset: {
    twoMinutes: '2 minuuttia jäljellä',
    wrapUp: 'Aika lopetella',
    louder: 'Puhu kovempaa',
    takeThis: 'Ota tämä',
    technicalProblem: 'Tekninen ongelma',
    allWell: 'Kaikki kunnossa',
  },
  own: 'Oma viesti',
  send: 'Lähetä vetäjille',
  read: 'Luettu',
  readNamed: (words) => `Kuittaa luetuksi: ${words}`,
  readBy: (who, at) => `${who} luki ${at}`,
  unread: 'Ei vielä luettu',
  about: (text) => `Viestistä: ${text}`,
  takeThis: 'Pyydä juontajaa ottamaan tämä',
  write: 'Kirjoita vetäjille',
};

export default backstage;

import type { BackstageTexts } from './texts';

const backstage: BackstageTexts = {
  title: 'Taustakanava',
  hint: 'Vain järjestäjät näkevät tämän.',
  empty: 'Ei viestejä järjestäjiltä',
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
  send: 'Lähetä järjestäjille',
  left: (count) => (count === 1 ? '1 merkki jäljellä' : `${count} merkkiä jäljellä`),
  read: 'Luettu',
  readNamed: (words) => `Kuittaa luetuksi: ${words}`,
  readBy: (who, at) => `${who} luki ${at}`,
  unread: 'Ei vielä luettu',
  about: (text) => `Viestistä: ${text}`,
  takeThis: 'Pyydä juontajaa ottamaan tämä',
  write: 'Kirjoita järjestäjille',
};

export default backstage;

import type { Preset } from '../../../protocol';

export default {
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
  } satisfies Record<Preset, string>,
  own: 'Viesti vetäjille',
  send: 'Lähetä vetäjille',
  read: 'Kuittaa',
  readNamed: (words: string) => `Kuittaa luetuksi: ${words}`,
  readBy: (who: string, at: string) => `${who} luki ${at}`,
  unread: 'Ei vielä luettu',
  about: (text: string) => `Viestistä: ${text}`,
  takeThis: 'Pyydä juontajaa ottamaan tämä',
  write: 'Kirjoita vetäjille',
};

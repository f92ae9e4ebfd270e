import { number } from '../../format';
import type { ActivityTexts } from './texts';

const activity: ActivityTexts = {
  title: 'Osion tehtävät',
  none: 'Tässä osiossa ei ole tehtäviä',
  noneMore: 'Lisää sanapilvi, äänestys tai paperi, kun tarvitset sellaisen.',
  add: 'Lisää tehtävä',
  addTo: (segment) => `Lisää tehtävä: ${segment}`,
  edit: 'Muokkaa tehtävää',
  changed: 'Tehtävää muutettiin.',
  kind: { cloud: 'Sanapilvi', poll: 'Äänestys', sheet: 'Paperi' },
  kindLabel: 'Millainen tehtävä',
  state: { planned: 'valmisteltu', open: 'auki', closed: 'suljettu' },
  open: 'Avaa',
  openNamed: (question) => `Avaa vastattavaksi: ${question}`,
  close: 'Sulje',
  closeNamed: (question) => `Sulje: ${question}`,
  closingIn: (seconds) => `Sulkeutuu ${seconds} s kuluttua`,
  closeNow: 'Sulje heti',
  keepOpen: 'Pidä auki',
  answered: (count, present, share) => `${count} / ${present} on vastannut (${share})`,
  answeredOnly: (count) => `${count} on vastannut`,
  slowing: 'Vastauksia tulee enää vähän. Voit sulkea.',
  question: 'Kysymys',
  needQuestion: 'Kirjoita kysymys.',
  savedAs: (count) => (count === 1 ? 'Tallentuu näin: 1 rivi' : `Tallentuu näin: ${count} riviä`),
  marksOff: 'Jätä luettelomerkit pois',
  removed: (question) => `Poistettu: ${question}`,
  added: (question) => `Lisätty: ${question}`,
  opened: (question) => `Avattu: ${question}`,
  closed: (question) => `Suljettu: ${question}`,
  showOnScreen: 'Näytä valkokankaalla',
  onScreen: 'valkokankaalla',
  more: (question) => `Lisää toimintoja: ${question}`,
  cameLater: (answers, later) =>
    `${number(answers, 'fi')} ${answers === 1 ? 'vastaus' : 'vastausta'}; vastaajista ${number(later, 'fi')} liittyi tilaisuuteen vasta äänestyksen avaamisen jälkeen.`,
  moreThanPresent: (most) =>
    `Vastauksia on enemmän kuin ihmisiä oli enimmillään paikalla (${number(most, 'fi')}).`,
  askAgain: 'Kysy uudelleen niiltä, jotka olivat jo mukana',
};

export default activity;

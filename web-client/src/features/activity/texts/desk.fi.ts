import { number } from '../../../i18n/format';
import type { ActivityPlan, ActivityState } from '../../../protocol';

export default {
  title: 'Osion tehtävät',
  others: 'Osion muut tehtävät',
  none: 'Tässä osiossa ei ole tehtäviä',
  noneMore: 'Lisää sanapilvi, äänestys tai paperi, kun tarvitset sellaisen.',
  add: 'Lisää tehtävä',
  addTo: (segment: string) => `Lisää tehtävä: ${segment}`,
  edit: 'Muokkaa tehtävää',
  changed: 'Tehtävää muutettiin.',
  kind: { cloud: 'Sanapilvi', poll: 'Äänestys', sheet: 'Paperi' } satisfies Record<
    ActivityPlan['kind'],
    string
  >,
  kindLabel: 'Millainen tehtävä',
  state: { planned: 'valmisteltu', open: 'auki', closed: 'suljettu' } satisfies Record<
    ActivityState,
    string
  >,
  open: 'Avaa',
  openNamed: (question: string) => `Avaa vastattavaksi: ${question}`,
  close: 'Sulje',
  closeNamed: (question: string) => `Sulje: ${question}`,
  closingIn: (seconds: number) => `Sulkeutuu ${seconds} s kuluttua`,
  closeNow: 'Sulje heti',
  keepOpen: 'Pidä auki',
  answered: (count: number, present: number, share: string) =>
    `${count} / ${present} on vastannut (${share})`,
  answeredOnly: (count: number) => `${count} on vastannut`,
  slowing: 'Vastauksia tulee enää vähän. Voit sulkea.',
  question: 'Kysymys',
  needQuestion: 'Kirjoita kysymys.',
  /** Names the list of lines as they will be saved. */
  savedAs: (count: number) =>
    count === 1 ? 'Tallentuu näin: 1 rivi' : `Tallentuu näin: ${count} riviä`,
  marksOff: 'Jätä luettelomerkit pois',
  removed: (question: string) => `Poistettu: ${question}`,
  added: (question: string) => `Lisätty: ${question}`,
  opened: (question: string) => `Avattu: ${question}`,
  closed: (question: string) => `Suljettu: ${question}`,
  showOnScreen: 'Näytä valkokankaalla',
  onScreen: 'valkokankaalla',
  more: (question: string) => `Lisää toimintoja: ${question}`,
  cameLater: (answers: number, later: number) =>
    `${number(answers, 'fi')} ${answers === 1 ? 'vastaus' : 'vastausta'}; vastaajista ${number(later, 'fi')} liittyi tilaisuuteen vasta äänestyksen avaamisen jälkeen.`,
  moreThanPresent: (most: number) =>
    `Vastauksia on enemmän kuin ihmisiä oli enimmillään paikalla (${number(most, 'fi')}).`,
  askAgain: 'Kysy uudelleen niiltä, jotka olivat jo mukana',
};

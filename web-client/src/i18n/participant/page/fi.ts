import type { PageTexts } from './texts';

const page: PageTexts = {
  now: 'Nyt',
  chat: 'Keskustelu',
  more: 'Lisää',
  back: 'Takaisin',
  waitingForRoom: 'Avataan tilaisuutta',
  inRow: (place) => `Odotat pääsyä tilaisuuteen. Paikkasi jonossa: ${place}.`,
  unread: (count) => (count === 1 ? '1 uusi viesti' : `${count} uutta viestiä`),
  newTask: (question) => `Uusi tehtävä: ${question}`,
  answersPaused: 'Vastaaminen on keskeytetty. Kirjoittamasi säilyy.',
  answersResumed: 'Vastaaminen jatkuu',
  task: (at, of) => `Tehtävä ${at}/${of}`,
  previousTask: 'Edellinen tehtävä',
  nextTask: 'Seuraava tehtävä',
  tasks: 'Tehtävät',
  sections: 'Sivun osat',
};

export default page;

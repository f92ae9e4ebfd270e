export default {
  now: 'Nyt',
  chat: 'Keskustelu',
  more: 'Lisää',
  back: 'Takaisin',
  waitingForRoom: 'Avataan tilaisuutta',
  /** Others are let in first. */
  inRow: (place: number) => `Odotat pääsyä tilaisuuteen. Paikkasi jonossa: ${place}.`,
  unread: (count: number) => (count === 1 ? '1 uusi viesti' : `${count} uutta viestiä`),
  newTask: (question: string) => `Uusi tehtävä: ${question}`,
  answersPaused: 'Vastaaminen on keskeytetty. Kirjoittamasi säilyy.',
  answersResumed: 'Vastaaminen jatkuu',
  task: (at: number, of: number) => `Tehtävä ${at}/${of}`,
  previousTask: 'Edellinen tehtävä',
  nextTask: 'Seuraava tehtävä',
  tasks: 'Tehtävät',
  sections: 'Sivun osat',
};

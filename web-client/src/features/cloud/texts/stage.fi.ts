export default {
  /** The cloud in one sentence for readers. */
  cloudPicture: (words: number, common: string) =>
    `Sanapilvi, ${words} sanaa, yleisimmät ${common}`,
  words: (count: number) => (count === 1 ? '1 sana' : `${count} sanaa`),
  moreWords: (count: number) => (count === 1 ? '+ 1 muu sana' : `+ ${count} muuta sanaa`),
  /** In the key to the colours: how often the words of the highest band were sent. */
  atLeast: (count: number) => `${count} tai enemmän`,
  mostCommon: 'Yleisimmät',
  wordsHidden: 'Sanat näytetään, kun juontaja avaa ne',
  firstWord: (address: string, code: string) =>
    `Odotetaan ensimmäistä sanaa. Avaa ${address}/${code}`,
  sendWords: (count: number) => (count === 1 ? 'Lähetä 1 sana' : `Lähetä ${count} sanaa`),
};

export default {
  /** The cloud in one sentence for readers. */
  cloudPicture: (words: number, common: string) =>
    `Sanapilvi, ${words} sanaa, yleisimmät ${common}`,
  words: (count: number) => (count === 1 ? '1 sana' : `${count} sanaa`),
  moreWords: (count: number) =>
    count === 1 ? '+1 muu luettelossa' : `+${count} muuta luettelossa`,
  mostCommon: 'Yleisimmät sanat',
  wordsHidden: 'Sanat näytetään, kun juontaja avaa ne',
  firstWord: (address: string, code: string) =>
    `Odotetaan ensimmäistä sanaa. Avaa ${address}/${code}`,
  sendWords: (count: number) => (count === 1 ? 'Lähetä 1 sana' : `Lähetä ${count} sanaa`),
};

import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  cloudPicture: (words, common) => `Word cloud, ${words} words, most common ${common}`,
  words: (count) => (count === 1 ? '1 word' : `${count} words`),
  moreWords: (count) => (count === 1 ? '+ 1 more word' : `+ ${count} more words`),
  atLeast: (count) => `${count} or more`,
  mostCommon: 'Most common',
  wordsHidden: 'The words are shown when the host reveals them',
  firstWord: (address, code) => `Waiting for the first word. Open ${address}/${code}`,
  sendWords: (count) => (count === 1 ? 'Send 1 word' : `Send ${count} words`),
} satisfies Texts<typeof fi>;

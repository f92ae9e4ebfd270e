import type { Texts } from '../../../i18n/texts';
import type fi from './stage.fi';

export default {
  cloudPicture: (words, common) => `Ordmoln, ${words} ord, vanligast ${common}`,
  words: (count) => `${count} ord`,
  moreWords: (count) => `+ ${count} ord till`,
  atLeast: (count) => `${count} eller fler`,
  mostCommon: 'Vanligast',
  wordsHidden: 'Orden visas när värden öppnar dem',
  firstWord: (address, code) => `Vi väntar på det första ordet. Öppna ${address}/${code}`,
  sendWords: (count) => `Skicka ${count} ord`,
} satisfies Texts<typeof fi>;

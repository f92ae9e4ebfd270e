import { withTexts } from '../../i18n/later/later';

/** The list of all words, which is seen once it is revealed: it comes when it is wanted. */
export const words = () => withTexts(import('./WordList.svelte'));

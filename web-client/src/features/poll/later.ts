import { withTexts } from '../../i18n/later/later';

/** The result, which nobody needs while a poll is open and hidden: it comes when it is wanted. */
export const result = () => withTexts(import('./Result.svelte'));

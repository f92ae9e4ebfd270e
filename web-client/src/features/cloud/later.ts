/** The list of all words, which is seen once it is revealed: it comes when it is wanted. */
export const words = () => import('./WordList.svelte');

/** The result, which nobody needs while a poll is open and hidden: it comes when it is wanted. */
export const result = () => import('./Result.svelte');

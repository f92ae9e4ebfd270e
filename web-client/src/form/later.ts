/** A text that can no longer be sent, which is seldom there: it comes when it is wanted. */
export const left = () => import('./LeftText.svelte');

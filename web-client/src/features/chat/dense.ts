import { Setting } from '../../setting.svelte';

/** Whether the moderator's lists stand close together. */
export const dense = new Setting('foorumi.dense', false);

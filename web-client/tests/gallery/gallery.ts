/** Shows one scene of the stage: `?scene=poll-open&lang=fi`. For tests and for looking at it. */
import '../../src/style/index.css';
import '../../src/style/desk.css';
import { flushSync, mount, unmount } from 'svelte';
import { language } from '../../src/i18n/language.svelte';
import { shared } from '../../src/i18n/shared/shared';
import { stage } from '../../src/i18n/stage/stage';
import type { Lang } from '../../src/protocol';
import Gallery from './Gallery.svelte';
import { SCENES } from './scenes';

declare global {
  /** Shows another scene, in a language; done when it has been drawn and made to fit. */
  var show: (name: string, lang?: Lang) => Promise<void>;
}

let now: Record<string, unknown> | undefined;

globalThis.show = async (name, lang = 'fi') => {
  await language.choose(lang);
  const target = document.getElementById('page');
  const shown = SCENES[name];
  if (!target || !shown) throw new Error(`no scene ${name}`);
  if (now) await unmount(now);
  now = mount(Gallery, { target, props: { shown } });
  flushSync();
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
};

const wish = new URLSearchParams(location.search);
language.begin();
await Promise.all([stage.load(), shared.load()]);
await show(wish.get('scene') ?? 'welcome', language.current);
document.body.dataset['ready'] = 'true';

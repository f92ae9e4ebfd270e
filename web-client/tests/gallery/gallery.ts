/** Shows one scene of the stage: `?scene=poll-open&lang=fi`. For tests and for looking at it. */
import '../../src/style/index.css';
import { mount } from 'svelte';
import { language } from '../../src/i18n/language.svelte';
import { shared } from '../../src/i18n/shared/shared';
import { stage } from '../../src/i18n/stage/stage';
import Gallery from './Gallery.svelte';
import { SCENES } from './scenes';

const name = new URLSearchParams(location.search).get('scene') ?? 'welcome';
language.begin();
await Promise.all([stage.load(), shared.load()]);
const target = document.getElementById('page');
const shown = SCENES[name];
if (target && shown) mount(Gallery, { target, props: { shown } });

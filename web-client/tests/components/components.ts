/** Shows every component and its states on one page: for tests and for looking at them. */
import '../../src/style/index.css';
import '../../src/style/desk.css';
import '../../src/staff/staff.css';
import { flushSync, mount } from 'svelte';
import { language } from '../../src/i18n/language.svelte';
import { shared } from '../../src/i18n/shared/shared';
import { toasts } from '../../src/ui/toasts.svelte';
import Components from './Components.svelte';

language.begin();
await shared.load();
const target = document.getElementById('page');
if (target) mount(Components, { target });
toasts.hold(true);
toasts.done('Äänestys suljettiin', () => undefined);
toasts.problem('Viesti ei lähtenyt. Yritä uudelleen.');
flushSync();
await document.fonts.ready;
document.body.dataset['ready'] = 'true';

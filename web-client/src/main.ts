import './style/index.css';
import { mount, unmount } from 'svelte';
import { tab } from './device';
import Shell from './Shell.svelte';
import { language } from './i18n/language.svelte';
import { shared } from './i18n/shared/shared';
import { placeOf, type LinkedRole, type Place, type Secrets } from './pages/address';
import { PAGES } from './pages/pages';

const secrets: Secrets = {
  get: (role) => tab.get(secretKey(role)),
  set: (role, secret) => tab.set(secretKey(role), secret),
};

function secretKey(role: LinkedRole): string {
  return `foorumi.secret.${role}`;
}

let shown: Record<string, unknown> | undefined;
let address = '';

/** Shows the page that the address names. */
async function show() {
  address = location.href;
  let place = placeOf(location.pathname, location.hash, secrets);
  if ('access' in place && !place.access) place = { page: 'home' };
  const page = PAGES[place.page];
  const [{ default: loaded }] = await Promise.all([page.load(), page.texts.load(), shared.load()]);
  const target = document.getElementById('page');
  if (!target) return;
  if (shown) await unmount(shown);
  else {
    document.getElementById('skeleton')?.remove();
    target.replaceChildren();
  }
  shown = mount(Shell, { target, props: { page: loaded, access: accessOf(place) } });
}

/** A file of the page did not come (PG31): what stands in `index.html` for this says what to do. */
function lost() {
  if (shown) return location.reload();
  document.getElementById('skeleton')?.remove();
  document.querySelector('.unloaded')?.classList.add('now');
}

function accessOf(place: Place) {
  return 'access' in place ? place.access : undefined;
}

language.begin();
// A page's own views are in the history under its one address.
addEventListener('popstate', () => {
  if (location.href !== address) void show().catch(lost);
});
addEventListener('hashchange', () => void show().catch(lost));
void show().catch(lost);

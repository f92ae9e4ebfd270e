// Before people come: the organiser says what the meeting is, in its languages, and the host fills in
// what a language lacks.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LAPTOP, PHONE, accessible, device, launch, look, picture } from './browser.mjs';
import { makeMeeting, POLL } from './meeting.mjs';
import * as phone from './participant.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
const at = {};

before(async () => {
  server = await startServer();
  browser = await launch();
  const meeting = await makeMeeting(server.origin, ['fi', 'sv']);
  for (const who of ['host', 'organiser']) at[who] = await device(browser, LAPTOP);
  at.anna = await device(browser, PHONE);
  await at.host.goto(`${server.origin}/host#${meeting.host}`);
  await at.organiser.goto(`${server.origin}/organiser#${meeting.organiser}`);
  at.join = () => at.anna.goto(`${server.origin}/${meeting.code}`);
});

after(async () => {
  const { join: _, ...pages } = at;
  for (const [who, page] of Object.entries(pages)) await picture(page, `organiser-last-${who}`);
  await browser?.close();
  await server?.stop();
});

const places = (page) => page.getByRole('navigation', { name: 'Tilaisuuden osat' });

test('ft41_the_organiser_says_what_the_meeting_is_and_every_page_tells_it', async () => {
  const { organiser, host, anna } = at;
  await organiser.getByLabel('FI Tilaisuuden nimi').fill('Kevään foorumi');
  await organiser.getByLabel('SV Tilaisuuden nimi').fill('Vårens forum');
  await organiser.getByLabel('FI Paikka').fill('Kaupungintalo');
  await organiser.getByLabel('SV Paikka').fill('Stadshuset');
  await organiser.getByLabel('Päivä').fill('2026-11-28');
  await organiser.getByLabel('Alkaa').fill('12:00');
  await organiser.reload();
  assert.equal(await organiser.getByLabel('SV Paikka').inputValue(), 'Stadshuset');
  await organiser.getByRole('button', { name: 'Tallenna', exact: true }).first().click();
  await host.getByRole('heading', { level: 1, name: /^Kevään foorumi/ }).waitFor();
  await organiser.locator('.phone').getByText('Kaupungintalo').waitFor();
  await accessible(organiser, 'the facts');
  await look(organiser, 'organiser-facts');

  // Who comes relies on what is said: from the first act on it changes only towards less data.
  await at.join();
  await phone.readNotice(anna);
  await organiser.getByText('Joku on jo osallistunut.', { exact: false }).waitFor();
  await organiser.getByRole('radio', { name: /^Ei nimiä/ }).check();
  await organiser.getByRole('button', { name: 'Tallenna', exact: true }).first().click();
  await organiser.getByRole('radio', { name: /^Nimi on vapaaehtoinen/ }).waitFor({ state: 'detached' });
});

test('ft40_what_a_language_lacks_is_counted_and_filled_in', async () => {
  const { organiser, host } = at;
  await places(organiser).getByRole('button', { name: /^Ohjelma.* 5 kohtaa puuttuu/ }).click();
  await organiser.getByText('Puuttuu ruotsiksi 5 kohtaa').first().waitFor();
  await accessible(organiser, 'the plan');
  await look(organiser, 'organiser-plan');
  await host.getByRole('button', { name: /Lisää toimintoja: Kysely/ }).click();
  await host.getByRole('menuitem', { name: 'Muokkaa', exact: true }).click();
  const form = host.getByRole('dialog');
  await form.getByLabel('SV Otsikko').fill('Enkät');
  await form.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await organiser.getByText('Puuttuu ruotsiksi 4 kohtaa').first().waitFor();
  await organiser.getByRole('button', { name: new RegExp(POLL) }).click();
  await organiser.getByRole('group', { name: 'Puhelimella' }).getByRole('button', { name: 'SV' }).click();
  await organiser.locator('.phone').getByText(POLL).waitFor();
  await organiser.goBack();
  await organiser.getByRole('heading', { name: 'Tilaisuuden tiedot' }).waitFor();
});

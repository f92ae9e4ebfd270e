// The staff's desk by hand: a host who runs the programme from the keyboard alone, a timer that
// everybody sees, the controls that go from one host to another, and a moderator's decisions on the
// speaking queue, each taken back. Every state is looked at with axe, light and dark.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LAPTOP, PHONE, accessible, device, fits, launch, picture } from './browser.mjs';
import { makeMeeting, POLL } from './meeting.mjs';
import * as phone from './participant.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
let meeting;
const at = {};

before(async () => {
  server = await startServer();
  browser = await launch();
  meeting = await makeMeeting(server.origin);
  at.host = await device(browser, LAPTOP);
  at.second = await device(browser, LAPTOP, { dark: true });
  at.moderator = await device(browser, LAPTOP, { dark: true });
  at.anna = await device(browser, PHONE);
  at.ben = await device(browser, PHONE, { dark: true });
  await at.host.goto(`${server.origin}/host#${meeting.host}`);
  await at.moderator.goto(`${server.origin}/moderator#${meeting.moderator}`);
  for (const who of [at.anna, at.ben]) {
    await who.goto(`${server.origin}/${meeting.code}`);
    await phone.readNotice(who);
  }
});

after(async () => {
  for (const [who, page] of Object.entries(at)) await picture(page, `desk-last-${who}`);
  await browser?.close();
  await server?.stop();
});

/** The page has no barrier, in both colour schemes, and is not too wide for a laptop or a phone. */
async function whole(page, what) {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, `${what}, ${colorScheme}`);
  }
  await fits(page, what);
  await picture(page, `desk-${what}`);
  const size = page.viewportSize();
  await page.setViewportSize(PHONE);
  await fits(page, `${what}, on a phone`);
  await page.setViewportSize(size);
}

async function barInSight(host) {
  const box = await host.getByRole('group', { name: 'Päätoiminnot' }).boundingBox();
  assert.ok(box && box.y > 0 && box.y + box.height <= LAPTOP.height, JSON.stringify(box));
}

/** Goes on with Tab until the control with this name has the focus. */
async function tabTo(page, name) {
  for (let step = 0; step < 60; step += 1) {
    const here = await page.evaluate(() => {
      const on = document.activeElement;
      const label = on?.id && document.querySelector(`label[for="${on.id}"]`)?.textContent;
      return [on?.getAttribute('aria-label'), label, on?.closest('label')?.textContent, on?.textContent]
        .filter(Boolean)
        .map((text) => text.replaceAll('\u00a0', ' ').trim());
    });
    if (here.some((text) => text.startsWith(name))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${name} is not reached by Tab`);
}

const key = (name) => at.host.keyboard.press(name);

test('the first segment starts and its poll opens with one key (AG2)', async () => {
  const { host, anna } = at;
  await host.getByRole('button', { name: 'Aloita ensimmäinen osio' }).waitFor();
  await whole(host, 'ready');
  await key('ArrowRight');
  await host.getByRole('heading', { level: 2, name: 'Kysely' }).waitFor();
  await phone.heading(anna, POLL);
  await barInSight(host);
});

test('answers are closed, shown and hidden from the keyboard', async () => {
  const { host, anna } = at;
  await phone.answer(anna, POLL, phone.one('Kyllä'));
  await host.getByText(/on vastannut/).first().waitFor();
  await key('p');
  await host.getByRole('button', { name: /^Jatka/ }).waitFor();
  await anna.getByRole('main').getByText('Vastaaminen on keskeytetty. Kirjoittamasi säilyy.').waitFor();
  await whole(host, 'paused');
  await whole(anna, 'paused-phone');
  await key('u');
  await anna.getByRole('main').getByText('Vastaaminen on keskeytetty. Kirjoittamasi säilyy.').waitFor({ state: 'detached' });
  await key('b');
  await host.getByRole('button', { name: /^Näytä kangas/ }).waitFor();
  await key('b');
  await host.getByRole('button', { name: /^Piilota kangas/ }).waitFor();
  await key(' ');
  const now = host.getByRole('button', { name: 'Sulje heti' }).first();
  await now.waitFor();
  await whole(host, 'closing');
  await tabTo(host, 'Sulje heti');
  await key('Enter');
  await host.getByText('suljettu', { exact: true }).first().waitFor();
  await host.locator('h1').first().evaluate(() => document.activeElement?.blur());
  await key('Enter');
  await host.getByText('valkokankaalla', { exact: false }).first().waitFor();
});

test('the floor is given, taken back and given again (SQ8, SQ12)', async () => {
  const { host, anna, ben } = at;
  await phone.askForFloor(anna);
  await phone.askForFloor(ben);
  await host.getByRole('button', { name: /^Anna puheenvuoro: / }).first().waitFor();
  await key('n');
  await host.getByRole('button', { name: /^Päätä vuoro: / }).waitFor();
  await anna.getByText('Sinulla on puheenvuoro').first().waitFor();
  await key('u');
  await host.getByText('Kenelläkään ei ole puheenvuoroa').waitFor();
  await anna.getByText('Olet seuraava').first().waitFor();
  await key('n');
  await anna.getByText('Sinulla on puheenvuoro').first().waitFor();
  await whole(host, 'floor');
});

test('a timer runs on the host’s page and on the phones (TM1, TM2)', async () => {
  const { host, anna } = at;
  await key('t');
  await host.getByRole('dialog').waitFor();
  await tabTo(host, '2 min');
  await key('Enter');
  await host.getByRole('dialog').getByRole('timer').waitFor();
  await whole(host, 'timer');
  await key('Escape');
  await host.getByRole('dialog').waitFor({ state: 'hidden' });
  const clock = anna.getByRole('timer', { name: /^Ajastin [12]:/ });
  await clock.waitFor();
  await whole(anna, 'timer-phone');
  await barInSight(host);
});

test('single keys can be switched off (experience 1.1)', async () => {
  const { host } = at;
  await key('?');
  await tabTo(host, 'Käytä yhden näppäimen');
  await key(' ');
  await key('Escape');
  await key('b');
  await host.getByRole('button', { name: /^Piilota kangas/ }).waitFor();
  // A single key is off like the others (PG34); the palette opens by its own keys.
  await key('?');
  await key('Control+k');
  await host.getByRole('combobox', { name: 'Mitä haluat tehdä?' }).waitFor();
  await tabTo(host, 'Käytä yhden näppäimen');
  await key(' ');
  await whole(host, 'keys');
  await key('Escape');
});

test('a moderator moves, declines and takes it back; the sender is told (SQ7, SQ12)', async () => {
  const { moderator, ben } = at;
  await moderator.getByRole('button', { name: /^Puheenvuorojono/ }).click();
  const more = moderator.getByRole('button', { name: /Muut toiminnot: / }).first();
  await more.click();
  await moderator.getByRole('menuitem', { name: 'Hylkää' }).click();
  await moderator.getByRole('button', { name: 'Aika loppuu kesken.' }).click();
  await whole(moderator, 'decline');
  await moderator.getByRole('button', { name: 'Hylkää', exact: true }).click();
  await ben.getByText('Aika loppuu kesken.').first().waitFor();
  await moderator.getByRole('button', { name: 'Kumoa' }).first().click();
  await ben.getByText('puheenvuoropyyntösi on taas ennallaan').first().waitFor();
  await ben.getByText('Olet seuraava').first().waitFor();
  await moderator.getByRole('button', { name: 'Jonon asetukset' }).click();
  await moderator.getByRole('menuitem', { name: 'Lisää henkilö' }).click();
  await moderator.getByLabel('Nimi', { exact: true }).fill('Liisa salista');
  await whole(moderator, 'add');
  await moderator.getByRole('button', { name: 'Lisää henkilö', exact: true }).click();
  await ben.getByText('Liisa salista').first().waitFor();
  await moderator.getByRole('button', { name: 'Jonon asetukset' }).click();
  await moderator.getByRole('menuitem', { name: 'Poikkeamat järjestyksestä' }).click();
  await moderator.getByText('Lisätty jonoon: Liisa salista').first().waitFor();
  await whole(moderator, 'log');
  await moderator.keyboard.press('Escape');
});

test('the controls go to the other host and come back (AG4)', async () => {
  const { host, second, moderator } = at;
  await second.goto(`${server.origin}/host#${meeting.host}`);
  await second.getByRole('button', { name: 'Ota ohjaus' }).waitFor();
  assert.ok(await second.getByRole('button', { name: /^Seuraava/ }).isDisabled());
  await whole(second, 'other-host');
  await second.getByRole('button', { name: 'Ota ohjaus' }).click();
  await second.getByText('Ohjaus on sinulla').waitFor();
  await moderator.getByText(/^Ohjaus: /).waitFor();
  await host.getByRole('button', { name: 'Ota ohjaus' }).waitFor();
  await tabTo(host, 'Ota ohjaus');
  await key('Enter');
  await host.getByText('Ohjaus on sinulla').waitFor();
  await host.locator('h1').first().evaluate(() => document.activeElement?.blur());
});

test('the programme goes to its end from the keyboard', async () => {
  const { host } = at;
  const next = host.getByRole('button', { name: /^Seuraava/ });
  await next.filter({ hasText: 'Osio: Sanat' }).waitFor();
  await key('ArrowRight');
  await host.getByRole('heading', { level: 2, name: 'Sanat' }).waitFor();
  // What is open is closed first, and its result shown (PG35).
  await next.filter({ hasText: 'Sulje ja näytä tulos' }).waitFor();
  await key('ArrowRight');
  await next.filter({ hasText: 'Osio: Paperi' }).waitFor();
  await key('ArrowRight');
  await host.getByRole('heading', { level: 2, name: 'Paperi' }).waitFor();
  await barInSight(host);
  await whole(host, 'last');
  for (const [who, page] of Object.entries(at)) phone.noErrors(page, who);
});

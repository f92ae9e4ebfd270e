// What people with a script, or a browser that forbids much, cannot do to others; and what the desk does.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { PHONE, accessible, device, launch, look } from './browser.mjs';
import { leave, meetingWith } from './gathered.mjs';
import { IDEAS, POLL, SHEET, makeMeeting } from './meeting.mjs';
import * as phone from './participant.mjs';
import { startServer } from './server.mjs';
import * as desk from './staff.mjs';
import { openWire, speak } from './wire.mjs';

/** New people who come once the vote has opened. */
const LATE = 7;

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A meeting of its own; everybody has come in. */
async function gather(people) {
  const gathered = await meetingWith(server, browser, people);
  for (const page of gathered.phones) {
    await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  }
  return gathered;
}

async function openPeople(host) {
  await host.getByRole('button', { name: 'Valikko' }).click();
  await host.getByRole('menuitem', { name: 'Henkilöt' }).click();
  return host.getByRole('dialog', { name: 'Henkilöt' });
}

test('a vote is asked again among those who were there before it opened (TR1, TR3)', async () => {
  const { code, host, phones } = await gather(3);
  await desk.nextSegment(host, 'Kysely');
  for (const page of phones) await phone.answer(page, POLL, phone.one('Kyllä'));
  const [command] = phones[0].commands.filter(({ poll }) => poll);
  const late = (choice) => {
    const poll = { ...command.poll, choice: { kind: choice } };
    return speak(phones[0], {
      code,
      frames: [{ t: 'do', commands: [{ n: 1, command: { poll } }] }],
    });
  };
  for (let at = 0; at < LATE; at += 1) {
    const { answers } = await late('no');
    assert.equal(answers[0].outcome, 'accepted');
  }
  await desk.closeActivity(host, POLL);
  const newcomers = `vastaajista ${LATE} liittyi tilaisuuteen vasta äänestyksen avaamisen jälkeen.`;
  const told = `${3 + LATE} vastausta; ${newcomers}`;
  await host.getByText(told).waitFor();
  await accessible(host, 'a close with newcomers');
  await look(host, 'trust-turnout');
  await host.getByRole('button', { name: 'Kysy uudelleen niiltä, jotka olivat jo mukana' }).click();

  await phones[0].getByText(/^Tähän osallistuvat vain ne, jotka tulivat/).waitFor();
  await look(phones[0], 'trust-asked-again');
  for (const page of phones) await phone.answer(page, POLL, phone.one('Kyllä'));
  const again = phones[0].commands.findLast(({ poll }) => poll);
  assert.notEqual(again.poll.poll, command.poll.poll, 'a round of its own');
  command.poll = again.poll;
  const { answers } = await late('no');
  assert.equal(answers[0].why?.code, 'cameLater');
  const round = host.getByRole('article', { name: POLL }).filter({ hasText: '2. kierros' });
  await round
    .getByText(/^3 \/ \d+ on vastannut|^3 on vastannut/)
    .first()
    .waitFor();
  await leave(host, ...phones);
});

test('the host closes the entrance: newcomers stay out, whoever was here comes back (TR3)', async () => {
  const { code, host, phones } = await gather(1);
  const [page] = phones;
  const people = await openPeople(host);
  await people.getByRole('button', { name: 'Sulje uusilta' }).click();
  await people.getByText('Sisäänpääsy on suljettu uusilta.').waitFor();
  const newcomer = await device(browser, PHONE);
  await newcomer.goto(`${server.origin}/${code}`);
  await phone.heading(newcomer, /^Tilaisuuteen ei oteta nyt uusia/);
  await look(newcomer, 'trust-entrance-closed');
  await page.reload();
  await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  await people.getByRole('button', { name: 'Avaa uusille' }).click();
  await people.getByText('Sisäänpääsy on auki').waitFor();
  await newcomer.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await newcomer.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  await leave(host, page, newcomer);
});

test('a person is removed with all they wrote; it comes back at once or never (TR5)', async () => {
  const { host, phones } = await gather(2);
  const [vandal, other] = phones;
  await vandal.getByRole('button', { name: 'Lisää', exact: true }).click();
  await vandal.getByRole('textbox', { name: 'Nimi' }).fill('Ilkeä');
  await vandal.getByRole('button', { name: 'Tallenna nimi' }).click();
  await vandal.getByText('✓ Tallennettu').first().waitFor();
  await vandal.getByRole('button', { name: 'Takaisin' }).click();
  await desk.nextSegment(host, 'Kysely');
  await phone.say(vandal, 'ilkeä viesti');
  await other.getByRole('button', { name: /^Keskustelu/ }).click();
  await other.getByText('ilkeä viesti').waitFor();

  const people = await openPeople(host);
  const row = people.getByRole('listitem').filter({ hasText: 'Ilkeä' });
  await row.getByRole('button', { name: 'Lisää toimintoja: Ilkeä' }).click();
  await host.getByRole('menuitem', { name: 'Poista henkilö' }).click();
  await other.getByText('ilkeä viesti').waitFor({ state: 'detached' });
  const leaving = people.getByRole('listitem').filter({ hasText: 'Piilotettu.' });
  await leaving.waitFor();
  await accessible(host, 'a person being removed');
  await look(host, 'trust-removed');
  await leaving.getByRole('button', { name: /^Palauta/ }).click();
  await other.getByText('ilkeä viesti').waitFor();

  await row.getByRole('button', { name: 'Lisää toimintoja: Ilkeä' }).click();
  await host.getByRole('menuitem', { name: 'Poista henkilö' }).click();
  await leaving.getByRole('button', { name: /^Poista heti/ }).click();
  await leaving.waitFor({ state: 'detached' });
  await other.getByText('ilkeä viesti').waitFor({ state: 'detached' });
  await vandal
    .getByText('Vetäjät poistivat nimesi ja sen, mitä olet kirjoittanut.')
    .first()
    .waitFor();
  await leave(host, ...phones);
});

test('where all cookies are blocked a phone is one person over every line (ID2)', async (t) => {
  const meeting = await makeMeeting(server.origin);
  const wire = await openWire(server.origin);
  t.after(() => wire.close());
  const folder = await mkdtemp(path.join(tmpdir(), 'foorumi-cookies-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  await mkdir(path.join(folder, 'Default'));
  await writeFile(path.join(folder, 'Default', 'Preferences'), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    viewport: PHONE,
    locale: 'fi-FI',
    bypassCSP: true,
  });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${wire.origin}/${meeting.code}`);
  const denied = await page.evaluate(() => {
    try {
      return String(localStorage.length);
    } catch (error) {
      return error.name;
    }
  });
  assert.equal(denied, 'SecurityError', 'storage is really denied');
  await page.getByText('Selain ei salli tallennusta.').waitFor();
  await accessible(page, 'storage denied');
  const host = await context.newPage();
  await host.goto(`${wire.origin}/host#${meeting.host}`);
  await desk.nextSegment(host, 'Kysely');
  for (const [answer, count] of [
    ['Kyllä', 1],
    ['Ei', 1],
    ['Kyllä', 1],
  ]) {
    await phone.answer(page, POLL, phone.one(answer));
    await desk.answered(host, POLL, count);
    wire.cut();
    await page
      .getByText(/^Ei yhteyttä/)
      .first()
      .waitFor();
    wire.mend();
    await page
      .getByText(/^Ei yhteyttä/)
      .first()
      .waitFor({ state: 'detached' });
  }
  const stage = await context.newPage();
  await stage.goto(`${server.origin}/stage#${meeting.stage}`);
  await stage.getByText(POLL).first().waitFor();
});

test('an unknown address is a page with the code field, and what people type works', async () => {
  const { code } = await makeMeeting(server.origin);
  const page = await device(browser, PHONE);
  const answer = await page.goto(`${server.origin}/kissa/koira`);
  assert.equal(answer.status(), 404);
  await phone.heading(page, 'Tässä osoitteessa ei ole sivua');
  await accessible(page, 'an unknown address');
  await look(page, 'trust-404');
  await page.getByLabel('Tilaisuuden koodi').fill(`Klo 13 koodi ${code}`);
  await page.waitForURL(`${server.origin}/${code}`);
  await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  for (const typed of [`${code.slice(0, 4)} ${code.slice(4)}`, `${code}/`]) {
    const found = await page.goto(`${server.origin}/${typed}`);
    assert.equal(found.status(), 200, typed);
    await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  }
  // The browser itself tells of the page that was not there.
  page.errors = page.errors.filter((one) => !one.includes('404'));
  await leave(page);
});

test('an identity code waits for the desk wherever it is typed (MO6, CH9)', async () => {
  const { host, phones } = await gather(2);
  const [page, other] = phones;
  for (const title of ['Kysely', 'Sanat', 'Paperi']) await desk.nextSegment(host, title);
  await phone.toSheet(page, SHEET);
  await page.getByRole('treeitem', { name: IDEAS[0] }).click();
  await page.getByRole('button', { name: 'Lisää alle' }).click();
  await page.getByRole('textbox', { name: `Uusi idea: ${IDEAS[0]}` }).fill('Soita 131052-308T');
  await page.keyboard.press('Enter');
  await page.getByText('Tekstissä näyttää olevan henkilötunnus.').waitFor();
  await accessible(page, 'the guard');
  await look(page, 'trust-guard');
  await page.getByRole('button', { name: 'Lähetä silti' }).click();
  await page.getByText('Odottaa tarkistusta. Muut eivät näe tätä vielä.').waitFor();
  const review = host.getByRole('region', { name: 'Tarkistettavia tekstejä: 1' });
  await review.getByText('Soita 131052-308T').waitFor();
  await phone.toSheet(other, SHEET);
  assert.equal(await other.getByText('131052-308T').count(), 0);
  await accessible(host, 'a text that waits');
  await look(host, 'trust-review');
  await review.getByRole('button', { name: /^Näytä/ }).click();
  await other.getByText('Soita 131052-308T').first().waitFor();
  await host.getByRole('button', { name: /^Poista teksti/ }).click();
  await host.getByRole('button', { name: 'Poista pysyvästi' }).click();
  await other.getByText('Soita 131052-308T').first().waitFor({ state: 'detached' });
  await leave(host, ...phones);
});

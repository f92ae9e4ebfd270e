// The line, the server and the disk fail while people vote: nothing confirmed is lost, nothing counts
// twice, and the pages say how it is (rules SY1, SY2, SY6, ID2).

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { LAPTOP, PHONE, device, launch, look } from './browser.mjs';
import { smallDisk } from './disk.mjs';
import { POLL, figure, makeMeeting } from './meeting.mjs';
import * as phone from './participant.mjs';
import { startServer } from './server.mjs';
import * as desk from './staff.mjs';
import { openWire } from './wire.mjs';

const OFFLINE = 'Ei yhteyttä. Vastauksesi säilyvät ja lähtevät, kun yhteys palaa.';
const DISK_FULL = /^Palvelimen levy on täynnä/;
const SAVED = 'Tallennettu. Voit muuttaa vastausta sulkemiseen asti.';
const SEND = { name: /^Lähetä (muutettu )?vastaus$/ };

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/** A meeting with its poll open, the host's desk and two phones; `wires` is what each phone dials. */
async function gather(server, wires = [server, server]) {
  const { code, host: secret } = await makeMeeting(server.origin);
  const host = await device(browser, LAPTOP);
  await host.goto(`${server.origin}/host#${secret}`);
  await desk.nextSegment(host, 'Kysely');
  const phones = [];
  for (const { origin } of wires) {
    const page = await device(browser, PHONE);
    await page.goto(`${origin}/${code}`);
    await phone.heading(page, POLL);
    phones.push(page);
  }
  return { code, host, phones };
}

async function send(page, option) {
  await phone.one(option)(page);
  await page.getByRole('button', SEND).click();
}

const saved = (page) => page.getByText(SAVED).first();
const pressed = (page, option) =>
  page.getByRole('radio', { name: option, exact: true }).and(page.locator(':checked'));

async function close(...pages) {
  for (const page of pages) await page.context().close();
}

test('a vote that arrives after the close is told not to have counted (SY1, PL2)', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const wire = await openWire(server.origin);
  t.after(() => wire.close());
  const { host, phones } = await gather(server, [wire, server]);
  const [cut, other] = phones;
  await phone.answer(other, POLL, phone.one('Ei'));
  await cut.context().setOffline(true);
  wire.cut();
  await cut.getByText(OFFLINE).waitFor({ timeout: 2_000 });
  await send(cut, 'Kyllä');
  await cut.getByText('1 lähettämättä').waitFor();
  await cut.getByText('Tallennus on hidasta.').first().waitFor();
  assert.equal(await saved(cut).count(), 0, 'nothing is called saved');
  await look(cut, 'error-offline');
  await desk.closeActivity(host, POLL);
  wire.mend();
  await cut.context().setOffline(false);
  await cut
    .getByRole('main')
    .getByText('Tehtävä sulkeutui ennen kuin vastauksesi ehti perille. Vastausta ei tallennettu.')
    .waitFor();
  await cut.getByText('Et vastannut tähän.').waitFor();
  await look(cut, 'error-closed-poll');
  await other.getByText('Tulos', { exact: true }).first().waitFor();
  for (const page of [cut, other])
    await page.getByText(/^1 vastannut/).first().waitFor();
  await close(host, cut, other);
});

test('pg23: a line that dies without a word is told 2 s after the next act, which is sent on a new one', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const wire = await openWire(server.origin);
  t.after(() => wire.close());
  const { host, phones } = await gather(server, [wire]);
  const [page] = phones;
  wire.silence();
  await send(page, 'Kyllä');
  await page.getByText(OFFLINE).waitFor({ timeout: 4_000 });
  assert.equal(await saved(page).count(), 0, 'nothing is called saved');
  wire.mend();
  await saved(page).waitFor();
  await page.getByText(OFFLINE).waitFor({ state: 'hidden' });
  await desk.closeActivity(host, POLL);
  await page.getByText(/^1 vastannut/).first().waitFor();
  await close(host, page);
});

test('a killed server: the banner in 2 s, input kept, votes once after the restart (SY2, SY6, ID2, PL2)', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'foorumi-killed-'));
  let server = await startServer({ data: folder });
  t.after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const { host, phones } = await gather(server);
  const [page, other] = phones;
  await phone.answer(other, POLL, phone.one('Ei'));
  await page.getByRole('button', { name: /^Keskustelu/ }).click();
  await page.getByRole('textbox', { name: 'Viesti' }).fill('Kesken jäänyt ajatus');
  await server.kill();
  await Promise.all(
    [page, other, host].map((one) => one.getByText(OFFLINE).waitFor({ timeout: 2_000 })),
  );
  await page.getByRole('button', { name: 'Nyt', exact: true }).click();
  await send(page, 'Kyllä');
  await send(other, 'Kyllä');
  for (const one of [page, other]) {
    await one.getByText('Tallennus on hidasta.').first().waitFor();
    assert.equal(await saved(one).count(), 0, 'nothing is called saved');
  }
  await look(page, 'error-server-gone');
  await look(host, 'error-server-gone-host');

  server = await startServer({ data: folder, listen: new URL(server.origin).host });
  for (const one of [page, other]) {
    await saved(one).waitFor();
    await one.getByText(OFFLINE).waitFor({ state: 'detached' });
  }
  await desk.answered(host, POLL, 2);
  await page.getByRole('button', { name: /^Keskustelu/ }).click();
  const draft = page.getByRole('textbox', { name: 'Viesti' });
  assert.equal(await draft.inputValue(), 'Kesken jäänyt ajatus');
  for (const one of [page, other]) {
    await one.reload();
    // The page opens again at the view that it showed.
    await one.getByRole('button', { name: 'Nyt', exact: true }).click();
    await pressed(one, 'Kyllä').waitFor();
    await saved(one).waitFor();
  }
  await desk.answered(host, POLL, 2);
  await desk.closeActivity(host, POLL);
  for (const one of [page, other])
    await one.getByText(/^2 vastannutta/).first().waitFor();
  await close(host, page, other);
});

test('a full disk: told to all, nothing acknowledged, saved by itself when there is space (SY1, SY2)', async (t) => {
  const disk = smallDisk(4);
  if (!disk) return t.skip('this machine does not let a small disk be mounted');
  t.after(() => disk.remove());
  const server = await startServer({ data: disk.folder });
  t.after(() => server.stop());
  const { code, host, phones } = await gather(server);
  const [page, other] = phones;
  await phone.answer(other, POLL, phone.one('Ei'));
  await desk.answered(host, POLL, 1);
  const before = await figure(server.origin, 'foorumi_commands_accepted_total');
  disk.fill();
  await send(page, 'Kyllä');
  for (const one of [page, other, host]) await one.getByText(DISK_FULL).first().waitFor();
  await send(other, 'Kyllä');
  for (const one of [page, other]) await one.getByText('Tallennus on hidasta.').first().waitFor();
  assert.equal(await saved(page).count(), 0, 'nothing is called saved');
  assert.equal(await figure(server.origin, 'foorumi_commands_accepted_total'), before);
  assert.equal((await fetch(`${server.origin}/health`)).status, 503);
  await host.getByText('Pyydä palvelun ylläpitoa vapauttamaan levytilaa.').waitFor();
  await look(page, 'error-disk-full');
  await look(host, 'error-disk-full-host');
  const newcomer = await device(browser, PHONE);
  await newcomer.goto(`${server.origin}/${code}`);
  await phone.heading(newcomer, POLL);
  await newcomer.getByText(DISK_FULL).first().waitFor();
  const refused = await device(browser, PHONE);
  await refused.goto(`${server.origin}/new`);
  await refused.getByLabel('Tilaisuuden nimi').fill('Uusi');
  await refused.getByRole('button', { name: 'Luo', exact: true }).click();
  await refused
    .getByText('Palvelimen levy on täynnä. Yritä hetken kuluttua uudelleen.')
    .first()
    .waitFor();
  await look(refused, 'error-disk-full-create');

  disk.free();
  for (const one of [page, other]) await saved(one).waitFor();
  for (const one of [page, other, newcomer, host]) {
    await one.getByText(DISK_FULL).first().waitFor({ state: 'detached' });
  }
  await desk.answered(host, POLL, 2);
  assert.equal((await fetch(`${server.origin}/health`)).status, 200);
  await desk.closeActivity(host, POLL);
  for (const one of [page, other])
    await one.getByText(/^2 vastannutta/).first().waitFor();
  await close(host, page, other, newcomer, refused);
});

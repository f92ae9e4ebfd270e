// The finished output by hand: two secretaries in one text at once, figures that nobody can change,
// the host's approval, the organiser's download, the memo as a page, and what a participant finds on
// the same link afterwards, in three languages. Each is looked at with axe.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LAPTOP, PHONE, accessible, device, launch, look, picture } from './browser.mjs';
import { makeMeeting, POLL } from './meeting.mjs';
import * as phone from './participant.mjs';
import { unzip } from './results.mjs';
import { startServer } from './server.mjs';
import * as staff from './staff.mjs';

const NOTE = 'Johto esitteli vuoden tavoitteet ja kertoi, miten palautetta kerätään ensi vuonna.';

let server;
let browser;
let meeting;
const at = {};

before(async () => {
  server = await startServer();
  browser = await launch();
  meeting = await makeMeeting(server.origin, ['fi', 'sv', 'en']);
  for (const who of ['host', 'one', 'two', 'organiser']) at[who] = await device(browser, LAPTOP);
  at.anna = await device(browser, PHONE);
  await at.host.goto(`${server.origin}/host#${meeting.host}`);
  for (const who of [at.one, at.two]) {
    await who.goto(`${server.origin}/secretary#${meeting.secretary}`);
  }
  await at.organiser.goto(`${server.origin}/organiser#${meeting.organiser}`);
  await at.anna.goto(`${server.origin}/${meeting.code}`);
  await phone.readNotice(at.anna);
});

after(async () => {
  for (const [who, page] of Object.entries(at)) await picture(page, `memo-last-${who}`);
  await browser?.close();
  await server?.stop();
});

test('a closed activity stands in the memo, and its figures cannot be changed (DM2)', async () => {
  await staff.nextSegment(at.host, 'Kysely');
  await phone.answer(at.anna, POLL, phone.one('Kyllä'));
  await staff.closeActivity(at.host, POLL);
  const locked = at.one.getByText('Luvut tulevat tehtävästä, eikä niitä voi muuttaa.').first();
  await locked.waitFor();
  const memo = at.one.getByRole('region', { name: 'Muistio', exact: true });
  const before = await memo.getByRole('textbox').count();
  await memo.getByRole('button', { name: 'Lisää huomautus' }).first().click();
  assert.equal(await memo.getByRole('textbox').count(), before + 1, 'only the annotation is written');
  await memo.getByLabel('Huomautus', { exact: true }).fill('Vastaajia oli tavallista vähemmän.');
  await at.one.keyboard.press('Control+Enter');
  await at.two.getByText('Vastaajia oli tavallista vähemmän.').first().waitFor();
});

test('two write into one text at once and nothing is lost (DM2)', async () => {
  const { one, two } = at;
  await staff.writeNote(one, NOTE);
  for (const who of [one, two]) {
    await who.getByRole('button', { name: 'Muokkaa merkintää' }).first().click();
  }
  const text = (who) => who.getByLabel('Muokkaa merkintää', { exact: true }).first();
  await text(one).press('Control+Home');
  await text(two).press('Control+End');
  await Promise.all([
    text(one).pressSequentially('Alustus oli selkeä. ', { delay: 20 }),
    text(two).pressSequentially(' Kysymyksiä oli paljon.', { delay: 20 }),
  ]);
  await accessible(one, 'two write');
  const whole = `Alustus oli selkeä. ${NOTE} Kysymyksiä oli paljon.`;
  for (const who of [one, two]) {
    // Each saves in a pause, and what the other wrote comes in.
    await who.waitForFunction(
      (whole) => [...document.querySelectorAll('textarea')].some(({ value }) => value === whole),
      whole,
    );
    await text(who).press('Escape');
    await who.getByText(whole).first().waitFor();
  }
});

test('a note removed by a slip comes back with Undo (DM2)', async () => {
  const { one, two } = at;
  await one.getByRole('button', { name: 'Poista merkintä' }).first().click();
  await two.getByRole('button', { name: 'Muistio', exact: true }).click();
  await two.getByText('1 poistettu merkintä').waitFor();
  await look(two, 'memo-removed');
  await one.getByRole('navigation', { name: 'Sisällys' }).getByRole('button', { name: /^Kumoa/ }).click();
  await two.getByText('1 poistettu merkintä').waitFor({ state: 'detached' });
  await two.getByText('Alustus oli selkeä.').first().waitFor();
});

test('the memo is marked as a draft until a host approves it (DM3)', async () => {
  const { host, one } = at;
  await staff.recordDecision(one, {
    agreed: 'Ryhmä jatkaa.',
    owner: 'Maija Meikäläinen',
    due: '2027-01-31',
  });
  await one.getByRole('button', { name: 'Muistio', exact: true }).click();
  await one.getByText('Muokattu luonnos').first().waitFor();
  await staff.endMeeting(host);
  await host.getByLabel('Hyväksyjän nimi').first().fill('Liisa Johtaja');
  await look(host, 'memo-to-approve');
  await host.getByRole('button', { name: 'Hyväksy muistio' }).first().click();
  await one.getByText('✓ Hyväksytty').first().waitFor();
  await look(one, 'memo-approved');
});

async function downloaded(audience) {
  const { organiser } = at;
  await organiser.getByRole('radio', { name: new RegExp(`^${audience}`) }).check();
  const arriving = organiser.waitForEvent('download');
  await organiser.getByRole('button', { name: 'Lataa tulospaketti' }).click();
  return unzip(await (await arriving).path());
}

test('the organiser takes the bundle home; its memo is a page without barrier, script or address (RB3, RB6)', async () => {
  const { organiser } = at;
  await organiser.getByRole('button', { name: 'Lataa tulospaketti' }).waitFor();
  await look(organiser, 'memo-organiser');
  const files = await downloaded('Julkinen');
  for (const name of ['memo.docx', 'memo.pdf', 'memo.html', 'memo.md', 'results.xlsx', 'results.json'])
    assert.ok(files.get(name)?.length > 0, name);
  const source = files.get('memo.html').toString();
  assert.match(source, /Alustus oli selkeä\./);
  assert.match(source, /Liisa Johtaja/);
  assert.doesNotMatch(source, /<script|javascript:|\son\w+=|<link|<iframe|<img|url\(/i);
  const file = path.join(server.data, 'memo.html');
  await writeFile(file, files.get('memo.html'));
  for (const size of [LAPTOP, PHONE]) {
    const page = await device(browser, size);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await look(page, `memo-page-${size.width}`);
    assert.deepEqual(asked, [pathToFileURL(file).href], 'nothing else is fetched');
    phone.noErrors(page, 'the reader');
    await page.context().close();
  }
  const internal = await downloaded('Järjestäjälle');
  assert.ok(internal.get('memo.html').length > 0);
});

test('the organiser asks for the moderation log, which is in no bundle (RB4)', async () => {
  const { organiser } = at;
  const arriving = organiser.waitForEvent('download');
  await organiser.getByRole('button', { name: 'Lataa moderointiloki' }).click();
  const file = await arriving;
  assert.match(file.suggestedFilename(), /^foorumi-moderointiloki-.*\.csv$/);
  const log = await readFile(await file.path(), 'utf8');
  assert.match(log, /^\uFEFF"Aika";"Lähettäjä";"Viesti lähetettynä";/);
  await organiser.getByRole('main').getByText('Loki on ladattu.').waitFor();
  await look(organiser, 'memo-moderation-log');
});

test('the same link shows a participant what came of it, in three languages (RB4)', async () => {
  await at.anna.getByRole('heading', { level: 1, name: 'Kiitos, että olit mukana' }).waitFor();
  await at.anna.getByRole('region', { name: 'Mitä sovittiin' }).waitFor();
  await at.anna.getByText(/^Kooste/).click();
  await at.anna.getByRole('heading', { level: 2, name: 'Päätökset lyhyesti' }).waitFor();
  await at.anna.getByText('ei kerrota').first().waitFor();
  await look(at.anna, 'memo-after-fi');
  for (const [locale, title, summary, decisions] of [
    ['sv-FI', 'Tack för att du deltog', 'Sammanfattning', 'Besluten i korthet'],
    ['en-GB', 'Thank you for taking part', 'Summary', 'Decisions in brief'],
  ]) {
    const page = await device(browser, PHONE, { locale });
    await page.goto(`${server.origin}/${meeting.code}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(new RegExp(`^${summary}:`)).click();
    await page.getByRole('heading', { level: 2, name: decisions }).waitFor();
    await look(page, `memo-after-${locale.slice(0, 2)}`);
    phone.noErrors(page, locale);
    await page.context().close();
  }
  for (const [who, page] of Object.entries(at)) phone.noErrors(page, who);
});

// Two moderators at their desks: thirty messages decided by keyboard alone, one act each, and each act
// taken back; what the sender is told; what a phone asks before it sends (rules CH2-CH9).

import assert from 'node:assert/strict';
import { after, before, test as nodeTest } from 'node:test';
import { LAPTOP, PHONE, accessible, device, launch, look, picture } from './browser.mjs';
import { makeMeeting } from './meeting.mjs';
import * as phone from './participant.mjs';
import { startServer } from './server.mjs';
import { speak, tokenOf } from './wire.mjs';

const MESSAGES = 30;
/** Each message is of two of them: what shares more would be one row. */
const WORDS =
  'bussi lounas palkkio kaavio tulkki puisto energia vesi jalka kirje huone muisti ranta pelto yritys ' +
  'sauna metsä opinto kassa tuoli lehti hinta talvi kieli sopimus varasto äänestys koulu pyörä juhla';

let server;
let browser;
let code;
const at = {};
let broken = false;

/** A step of one journey: after the first that fails the others say so at once. */
function test(name, step) {
  nodeTest(name, async () => {
    assert.ok(!broken, 'an earlier step failed');
    broken = true;
    try {
      await step();
      broken = false;
    } finally {
      if (broken) for (const [who, page] of Object.entries(at)) await picture(page, `failed-${who}`);
    }
  });
}

before(async () => {
  server = await startServer();
  browser = await launch();
  const links = await makeMeeting(server.origin);
  code = links.code;
  at.light = await device(browser, LAPTOP);
  at.dark = await device(browser, LAPTOP, { dark: true });
  at.host = await device(browser, LAPTOP);
  at.aino = await device(browser, PHONE);
  at.eero = await device(browser, { width: 320, height: 568 }, { dark: true });
  await at.light.goto(`${server.origin}/moderator#${links.moderator}`);
  await at.dark.goto(`${server.origin}/moderator#${links.moderator}`);
  await at.host.goto(`${server.origin}/host#${links.host}`);
  for (const who of [at.aino, at.eero]) {
    await who.goto(`${server.origin}/${code}`);
    await who.getByRole('button', { name: /^Keskustelu/ }).click();
  }
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Aino's browser writes these, one after the other. */
async function write(texts) {
  const frames = texts.map((text, at) => ({
    t: 'do',
    commands: [{ n: at + 1, command: { chat: { do: 'say', text } } }],
  }));
  const { answers } = await speak(at.aino, { code, token: await tokenOf(at.aino, code), frames });
  assert.ok(answers.every(({ outcome }) => outcome === 'accepted'), JSON.stringify(answers));
}

const waiting = (page, count) =>
  page.getByRole('heading', { name: `Tarkistettavat ${count}`, exact: true }).waitFor();
const row = (page, text) => page.locator('li[id^="message-"]').filter({ hasText: text });
const undo = (page, what) => page.getByRole('button', { name: new RegExp(`^Kumoa: ${what}`) });

/** The row that the keys are for. */
const selected = (page) => page.locator('li[id^="message-"]:has([aria-current="true"])');
/** What a row is chosen by. */
const face = (page, text) => row(page, text).getByRole('button').first();

test('an empty desk, and another moderator at theirs (CH3)', async () => {
  const { light, dark } = at;
  await light.getByRole('button', { name: 'Keskustelu: Avoin' }).click();
  await light.getByRole('combobox', { name: 'Keskustelu', exact: true }).selectOption('held');
  await light.getByRole('button', { name: 'Ota käyttöön', exact: true }).click();
  await light.keyboard.press('Escape');
  await at.aino.getByText('kun moderaattori on hyväksynyt ne').waitFor();
  await light.getByText(/^Osallistuja \d+\s*vetäjä on paikalla$/).first().waitFor();
  await look(light, 'moderator-empty');
  await look(dark, 'moderator-empty-dark');
});

test('a moderator decides thirty messages with keys alone (CH2, CH4, CH7, CH9)', async () => {
  const { light } = at;
  const words = WORDS.split(' ');
  const texts = words.map((word, at) => `${word} ${words[(at + 11) % MESSAGES]}`);
  texts[3] = 'Soita minulle 040 123 4567';
  await write(texts);
  await waiting(light, MESSAGES);
  await look(light, 'moderator-thirty');
  const keys = ['a', 'h', 'r1', 'x a', 'a', 'r4', 'q', 'p', 'h', 'a'];
  await light.keyboard.press('j');
  for (let left = MESSAGES; left > 0; left -= 1) {
    await selected(light).waitFor();
    // A sender waits for the floor once.
    const acts = left < MESSAGES - 9 && keys[(MESSAGES - left) % 10] === 'q' ? 'a' : keys[(MESSAGES - left) % 10];
    for (const key of acts.replace('x ', left === MESSAGES - 3 ? 'x' : '')) {
      await light.keyboard.press(key);
      if (key === 'r') await light.getByRole('group', { name: /^Miksi viestiä ei julkaista/ }).waitFor();
      if (key === 'x') await selected(light).getByText('muokattu').waitFor();
    }
    await waiting(light, left - 1);
  }
  await look(light, 'moderator-decided');
  await at.eero.getByText('Soita minulle •••').waitFor();
  await at.aino.getByText('Moderaattori muokkasi viestiäsi').first().waitFor();
  await at.aino.getByText('Viestistä tuli puheenvuoropyyntösi.').first().waitFor();
  assert.equal(await at.eero.getByText('040 123 4567').count(), 0);
});

test('each act can be taken back, by key and from a list (CH2)', async () => {
  const { light } = at;
  await undo(light, 'julkaistiin').waitFor();
  await light.keyboard.press('u');
  await waiting(light, 1);
  await light.getByRole('button', { name: 'Valikko' }).click();
  await light.getByRole('menuitem', { name: 'Kumottavissa' }).click();
  const list = light.getByRole('dialog', { name: 'Kumottavissa' });
  await accessible(light, 'moderator-undo-list');
  const before = await list.getByRole('listitem').count();
  await list.getByRole('button', { name: /^Kumoa/ }).first().click();
  await waiting(light, 2);
  assert.equal(await list.getByRole('listitem').count(), before - 1);
  await light.keyboard.press('Escape');
});

test('five on the same matter are one act; every form is accessible in light and dark (CH2, CH4)', async () => {
  const { light, dark } = at;
  await write(['Missä on tauko?', 'missä tauko on', 'Missä tauko on??', 'missä se tauko on', 'MISSÄ ON TAUKO']);
  await waiting(light, 7);
  for (const page of [light, dark]) {
    await row(page, '5 samaa asiaa').getByRole('button').first().focus();
    for (const [key, name] of [['e', 'Muokkaa viestiä'], ['w', 'Kirjallinen vastaus'], ['m', 'Mihin viestiin yhdistetään?']]) {
      await page.keyboard.press(key);
      const form = page.getByRole(key === 'm' ? 'group' : 'form', { name });
      await form.waitFor();
      await accessible(page, `moderator-${key}`);
      await picture(page, `moderator-form-${key}`);
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    }
  }
  await look(light, 'moderator-alike');
  await light.keyboard.press('g');
  await row(light, 'missä se tauko on').waitFor();
  await light.keyboard.press('g');
  await row(light, 'missä se tauko on').waitFor({ state: 'detached' });
  await light.keyboard.press('a');
  await waiting(light, 2);
  await undo(light, 'julkaistiin ”5 viestiä”').waitFor();
  await at.eero.getByText('MISSÄ ON TAUKO', { exact: true }).waitFor();
});

test('a colleague sees who reads, and the second decision is told who decided what (CH3)', async () => {
  const { light, dark } = at;
  await write(['Kumpi ehtii ensin?']);
  await face(light, 'Kumpi ehtii ensin?').focus();
  await row(dark, 'Kumpi ehtii ensin?').getByText(/lukee$/).waitFor();
  await look(dark, 'moderator-claimed-dark');
  // The second one decides on what they saw: their line is held while the first one decides.
  await dark.evaluate(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      if (String(data).includes('"decide"')) (globalThis.kept ??= []).push(() => send.call(this, data));
      else send.call(this, data);
    };
    globalThis.release = () => globalThis.kept.forEach((one) => one());
  });
  await face(dark, 'Kumpi ehtii ensin?').focus();
  await dark.keyboard.press('h');
  await dark.waitForFunction(() => globalThis.kept?.length > 0);
  await light.keyboard.press('a');
  await at.eero.getByText('Kumpi ehtii ensin?').waitFor();
  await dark.evaluate(() => globalThis.release());
  await dark.getByText(/^\W*Osallistuja \d+ julkaisi tämän\.$/).first().waitFor();
});

test('all is hidden by one act, and shown again (CH5, CH6)', async () => {
  const { light, eero } = at;
  await light.getByRole('button', { name: 'Piilota kaikki ja pidätä uudet' }).focus();
  const began = Date.now();
  await light.keyboard.press('Enter');
  await eero.getByText('Kumpi ehtii ensin?').waitFor({ state: 'detached' });
  console.log(`hidden on the phone ${Date.now() - began} ms after the press, browser's polling included`);
  await look(light, 'moderator-hidden');
  await look(eero, 'phone-hidden-320');
  assert.equal(await eero.getByText('MISSÄ ON TAUKO').count(), 0);
  await light.keyboard.press('u');
  await eero.getByText('Kumpi ehtii ensin?').waitFor();
});

test('a phone tells of personal data before it sends; a quieted sender is told (CH6, CH9)', async () => {
  const { light, aino } = at;
  await aino.getByRole('textbox', { name: 'Viesti' }).fill('Tunnukseni on 050580-9053');
  await aino.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await aino.getByText('Tekstissä näyttää olevan henkilötunnus.').waitFor();
  await look(aino, 'phone-guard');
  await aino.getByRole('button', { name: 'Peitä tiedot' }).click();
  await aino.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await face(light, 'Tunnukseni on •••').focus();
  await light.getByRole('button', { name: /^Muut toimet/ }).focus();
  await light.keyboard.press('Enter');
  await light.getByRole('menuitem', { name: 'Hiljennä lähettäjä' }).focus();
  await light.keyboard.press('Enter');
  await aino.getByText(/^Moderaattori hiljensi sinut/).waitFor();
  await look(aino, 'phone-quieted');
  await look(light, 'moderator-quieted');
  await light.keyboard.press('u');
  await aino.getByRole('textbox', { name: 'Viesti' }).waitFor();
});

test('questions get votes; the host gets a line and gives a receipt (CH7, CH8)', async () => {
  const { light, host, eero } = at;
  await eero.getByRole('button', { name: /^Kannata: vesi kassa/ }).click();
  await light.getByRole('button', { name: /^Kysymykset/ }).click();
  await light.getByText('1 kannattaa').waitFor();
  await light.getByRole('button', { name: /^Keskustelu \d/ }).click();
  await look(eero, 'phone-question-320');
  await light.getByRole('button', { name: '2 minuuttia jäljellä' }).focus();
  await light.keyboard.press('Enter');
  await host.getByRole('button', { name: 'Kuittaa luetuksi: 2 minuuttia jäljellä' }).click();
  await light.getByText(/^\W*Juontaja luki/).waitFor();
  await look(host, 'host-flags');
  assert.equal(await eero.getByText('2 minuuttia jäljellä').count(), 0);
  for (const [who, page] of Object.entries(at)) phone.noErrors(page, who);
});

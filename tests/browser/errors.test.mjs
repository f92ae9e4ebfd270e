// What can go wrong on arrival and in an act: each has its words and its way out on the page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, device, launch, look } from './browser.mjs';
import { leave, meetingWith } from './gathered.mjs';
import { CLOUD, IDEAS, POLL, SHEET, figure, makeMeeting, reissue } from './meeting.mjs';
import * as phone from './participant.mjs';
import { startServer } from './server.mjs';
import * as desk from './staff.mjs';
import { speak, tokenOf } from './wire.mjs';

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

const gather = (people) => meetingWith(server, browser, people);

const accepted = (answers) => answers.filter(({ outcome }) => outcome === 'accepted').length;
const refusals = (answers) => answers.map(({ why }) => why?.code);

test('a wrong code leads back to the code (ID7)', async () => {
  const { code } = await makeMeeting(server.origin);
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  const page = await device(browser, PHONE);
  await phone.joinByCode(page, server.origin, wrong);
  await phone.heading(page, /ei löydy tilaisuutta\. Tarkista koodin kahdeksan numeroa\.$/);
  await look(page, 'error-wrong-code');
  await page.getByRole('link', { name: 'Palaa etusivulle' }).click();
  const field = page.getByLabel('Tilaisuuden koodi');
  await field.fill(code.slice(0, 4));
  await field.press('Enter');
  await page.getByText('Koodissa on 8 numeroa. Annoit 4.').waitFor();
  await look(page, 'error-short-code');
  await field.fill('');
  await phone.joinByCode(page, server.origin, code);
  await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  await leave(page);
});

test('a revoked link says so at once, and the new one works in the same tab (ID3)', async () => {
  const { host, moderator } = await makeMeeting(server.origin);
  const page = await device(browser, PHONE);
  await page.goto(`${server.origin}/moderator#${moderator}`);
  await page.getByText('Pieni tilaisuus').first().waitFor();
  const renewed = await reissue(server.origin, host, 'moderator');
  const told = 'Tämä linkki ei ole enää voimassa. Pyydä juontajalta uusi.';
  await page.getByRole('heading', { name: told }).waitFor({ timeout: 2_000 });
  await look(page, 'error-revoked-link');
  await page.getByRole('link', { name: 'Palaa etusivulle' }).waitFor();
  await page.goto(`${server.origin}/moderator#${renewed}`);
  await page.getByText('Pieni tilaisuus').first().waitFor();
  await page.goto(`${server.origin}/moderator#${moderator}`);
  await page.getByRole('heading', { name: told }).waitFor();
  await leave(page);
});

test('a full room says so, and takes the next one when somebody has left', async (t) => {
  const small = await startServer({ args: ['--max-people', '1'] });
  t.after(() => small.stop());
  const { code } = await makeMeeting(small.origin);
  const [first, second] = [await device(browser, PHONE), await device(browser, PHONE)];
  const inside = (page) => page.getByRole('button', { name: 'Pyydä puheenvuoro' }).waitFor();
  await first.goto(`${small.origin}/${code}`);
  await inside(first);
  await second.goto(`${small.origin}/${code}`);
  await phone.heading(second, 'Tilaisuus on täynnä. Yritä hetken kuluttua uudelleen.');
  await look(second, 'error-full-room');
  await second.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await phone.heading(second, 'Tilaisuus on täynnä. Yritä hetken kuluttua uudelleen.');
  await first.reload();
  await inside(first);
  await leave(first);
  while ((await figure(small.origin, 'foorumi_sockets')) > 0);
  await second.getByRole('button', { name: 'Yritä uudelleen' }).click();
  await inside(second);
  await leave(second);
});

test('too long a text is told while it is written, kept, and sent once it fits (CH1, WC1)', async () => {
  const { code, host, phones } = await gather(1);
  const [page] = phones;
  await desk.nextSegment(host, 'Kysely');
  await desk.nextSegment(host, 'Sanat');
  await page.getByRole('button', { name: /^Keskustelu/ }).click();
  const message = page.getByRole('textbox', { name: 'Viesti' });
  await message.fill('ä'.repeat(501));
  await page.getByText('1 merkki liikaa').waitFor();
  await page
    .getByText('Teksti on liian pitkä. Lyhennä se enintään 500 merkkiin.')
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  assert.equal(await message.inputValue(), 'ä'.repeat(501));
  await look(page, 'error-long-message');
  await message.press('Backspace');
  await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
  await page.getByText('ä'.repeat(500)).first().waitFor();
  await look(page, 'error-long-message-sent');

  await page.getByRole('button', { name: 'Nyt', exact: true }).click();
  await phone.heading(page, CLOUD);
  const word = page.getByRole('textbox', { name: 'Sanasi' });
  for (const [text, told, name] of [
    ['a'.repeat(41), 'Lyhennä enintään 40 merkkiin.', 'error-long-word'],
    ['yksi kaksi kolme neljä', 'Kirjoita enintään kolme sanaa kerralla.', 'error-four-words'],
  ]) {
    await word.fill(text);
    await word.press('Enter');
    await page.getByText(told).first().waitFor();
    assert.equal(await word.inputValue(), text);
    await look(page, name);
  }
  await word.fill('toivo');
  await word.press('Enter');
  await page.getByRole('button', { name: 'Poista toivo' }).waitFor();

  const say = (n, text) => ({ t: 'do', commands: [{ n, command: { chat: { do: 'say', text } } }] });
  const sent = await speak(page, { code, frames: [say(1, 'b'.repeat(501)), say(2, '')] });
  assert.deepEqual(refusals(sent.answers), ['textTooLong', 'textEmpty']);
  await leave(host, page);
});

test('spent votes: the fourth is refused, on the page and past it (DV1, DV3)', async () => {
  const { code, host, phones } = await gather(1);
  const [page] = phones;
  for (const title of ['Kysely', 'Sanat', 'Paperi']) await desk.nextSegment(host, title);
  await host.getByRole('button', { name: 'Siirry kommentointiin', exact: true }).click();
  await host.getByRole('button', { name: 'Aloita äänestys', exact: true }).click();
  await phone.vote(page, SHEET, IDEAS.slice(0, 3));
  const fourth = page.getByRole('button', { name: `Anna ääni: ${IDEAS[3]}` });
  await fourth.click();
  const told = 'Olet antanut kaikki 3 ääntäsi. Ota jokin takaisin, niin voit antaa sen muualle.';
  await page.getByRole('main').getByText(told).waitFor();
  assert.equal(await fourth.getAttribute('aria-pressed'), 'false');
  await look(page, 'error-spent-votes');
  // The way out that the words tell.
  await page.getByRole('button', { name: `Anna ääni: ${IDEAS[0]}` }).click();
  await page.getByText('1 jäljellä 3:sta').first().waitFor();
  await fourth.click();
  await page.getByText('0 jäljellä 3:sta').first().waitFor();

  const votes = page.commands.flatMap(({ sheet }) => (sheet?.do === 'setDots' ? [sheet] : []));
  const all = Object.assign({}, ...votes.map(({ dots }) => dots));
  assert.equal(Object.keys(all).length, 4);
  const [idea] = Object.keys(all);
  const token = await tokenOf(page, code);
  const dots = (n, dots) => ({
    t: 'do',
    commands: [{ n, command: { sheet: { do: 'setDots', sheet: votes[0].sheet, dots } } }],
  });
  const frames = [dots(1, all), dots(2, { [idea]: 3 })];
  const { answers } = await speak(page, { code, token, frames });
  assert.deepEqual(refusals(answers), ['budgetSpent', 'noStacking']);
  await page.getByText('0 jäljellä 3:sta').first().waitFor();
  await host
    .getByText(/^1 \/ \d+ on äänestänyt/)
    .first()
    .waitFor();
  await leave(host, page);
});

test('what is sent twice counts once, and two tabs are one person (SY2, PL2, ID2)', async () => {
  const { code, host, phones } = await gather(2);
  const [page, other] = phones;
  await desk.nextSegment(host, 'Kysely');
  await phone.answer(page, POLL, phone.one('Kyllä'));
  const token = await tokenOf(page, code);
  const [command] = page.commands.filter(({ poll }) => poll);
  const once = { t: 'do', commands: [{ n: 1, command }] };
  const { answers } = await speak(page, { code, token, frames: [once, once, once] });
  assert.equal(accepted(answers), 3);
  assert.equal(new Set(answers.map(({ seq }) => seq)).size, 1, 'one and the same answer');
  await desk.answered(host, POLL, 1);

  const tab = await page.context().newPage();
  await tab.goto(`${server.origin}/${code}`);
  await tab.getByRole('radio', { name: 'Kyllä' }).and(tab.locator(':checked')).waitFor();
  await phone.answer(tab, POLL, phone.one('Ei'));
  await page.getByRole('radio', { name: 'Ei' }).and(page.locator(':checked')).waitFor();
  await phone.answer(other, POLL, phone.one('Tyhjä'));
  await desk.answered(host, POLL, 2);
  await look(tab, 'two-tabs');
  await leave(host, page, other);
});

test('what cannot be read is answered and counted, and others go on', async () => {
  const { code, host, phones } = await gather(2);
  const [page, other] = phones;
  await desk.nextSegment(host, 'Kysely');
  await phone.heading(page, POLL);
  const before = await figure(server.origin, 'foorumi_frames_unreadable_total');
  const bad = { poll: { do: 'castBallot', poll: 'x', choice: { kind: 'maybe' } } };
  const rubbish = [
    'rubbish',
    '',
    '[]',
    '['.repeat(8_000),
    '{"t":"shout"}',
    '{"t":"do","commands":[{"n":-1,"command":{}}]}',
    { t: 'do', commands: [{ n: 7, command: bad }] },
    { t: 'do', commands: [{ n: 8, command: { unknown: {} } }] },
    { t: 'hello', version: 1, door: { by: 'code', code }, client: 1, lang: 'fi' },
  ];
  const good = { t: 'do', commands: [{ n: 9, command: { meeting: { do: 'readNotice' } } }] };
  const { answers } = await speak(page, { code, frames: [...rubbish, good] });
  assert.deepEqual(
    refusals(answers.slice(0, -1)),
    rubbish.map(() => 'unreadable'),
  );
  assert.deepEqual(
    answers.map(({ n }) => n),
    [0, 0, 0, 0, 0, 0, 7, 8, 0, 9],
  );
  assert.equal(answers.at(-1).outcome, 'accepted');
  const counted = await figure(server.origin, 'foorumi_frames_unreadable_total');
  assert.equal(counted - before, rubbish.length);

  const big = await speak(page, { code, frames: ['x'.repeat(20_000)] });
  assert.equal(big.closed, 4003, 'too big for a phone');
  const pings = Array(400).fill('{"t":"ping","sent":1}');
  const flood = await speak(page, { code, frames: pings, burst: true });
  assert.equal(flood.closed, 4002, 'far too many');
  const rude = await speak(page, { code, frames: [], greeting: '{"t":"ping","sent":1}' });
  assert.equal(rude.closed, 4000, 'no greeting');

  await phone.answer(page, POLL, phone.one('Kyllä'));
  await phone.answer(other, POLL, phone.one('Ei'));
  await desk.answered(host, POLL, 2);
  await leave(host, page, other);
});

test('an ended meeting tells so: to those who were in it and to a newcomer', async () => {
  const { code, host, phones } = await gather(1);
  const [page] = phones;
  await desk.nextSegment(host, 'Kysely');
  await phone.answer(page, POLL, phone.one('Kyllä'));
  const [command] = page.commands.filter(({ poll }) => poll);
  await desk.endMeeting(host);
  await phone.heading(page, 'Kiitos, että olit mukana');
  await page.getByRole('heading', { name: POLL }).waitFor();
  await look(page, 'error-ended');
  const newcomer = await device(browser, PHONE);
  await phone.joinByCode(newcomer, server.origin, code);
  await phone.heading(newcomer, 'Kiitos, että olit mukana');
  await look(newcomer, 'error-ended-newcomer');
  const frames = [{ t: 'do', commands: [{ n: 1, command }] }];
  const { answers } = await speak(newcomer, { code, frames });
  assert.deepEqual(refusals(answers), ['meetingEnded']);
  await leave(host, page, newcomer);
});

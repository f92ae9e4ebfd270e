// The whole programme of a real forum in real browsers: two phones, the hall's screen, host,
// moderator, secretary and organiser. At the end the bundle's numbers equal what was sent.

import assert from 'node:assert/strict';
import { after, before, test as nodeTest } from 'node:test';
import { HALL, LAPTOP, PHONE, device, launch, look, picture } from './browser.mjs';
import * as phone from './participant.mjs';
import { byQuestion, plan, unzip } from './results.mjs';
import { startServer } from './server.mjs';
import * as desk from './staff.mjs';

let server;
let browser;
const at = {};
const links = {};
let code;
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
  for (const role of ['host', 'moderator', 'secretary', 'organiser', 'presenter']) {
    at[role] = await device(browser, LAPTOP, { dark: role === 'moderator' });
  }
  at.stage = await device(browser, HALL);
  at.anna = await device(browser, PHONE);
  at.ben = await device(browser, { width: 320, height: 568 }, { dark: true });
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a host makes the meeting from a file and gets a link for each role (ID1, ID3, AG6)', async () => {
  const { host } = at;
  await host.goto(server.origin);
  await look(host, 'home');
  await host.getByRole('link', { name: 'Luo tilaisuus' }).click();
  await look(host, 'create');
  await host.getByText('Tuo valmis ohjelma tiedostosta').click();
  await host.getByLabel('Valitse tiedosto').setInputFiles((await plan()).path);
  await host.getByRole('heading', { level: 1, name: /on valmis$/ }).waitFor();
  await look(host, 'created');
  const address = new RegExp(`${server.origin}/(host|moderator|secretary|presenter|stage|organiser)#[\\w-]{22,}`, 'g');
  for (const [found, role] of (await host.content()).matchAll(address)) links[role] = found;
  assert.equal(Object.keys(links).length, 6);
  const join = new RegExp(`${server.origin}/(\\d{8})`).exec(await host.content());
  code = join[1];
});

test('everybody comes in, with nothing but a code or a link (ID1, ID2)', async () => {
  for (const role of ['host', 'moderator', 'secretary', 'organiser', 'presenter', 'stage']) {
    await at[role].goto(links[role]);
  }
  await phone.joinByCode(at.anna, server.origin, code);
  await at.ben.goto(`${server.origin}/${code}`);
  await at.anna.getByRole('button', { name: 'Olen lukenut tämän' }).waitFor();
  await look(at.anna, 'phone-welcome');
  for (const who of [at.anna, at.ben]) await phone.readNotice(who);
  await at.stage.getByText(`${code.slice(0, 4)} ${code.slice(4)}`).first().waitFor();
  await look(at.stage, 'stage-welcome');
  await look(at.host, 'host-ready');
  await look(at.moderator, 'moderator-ready');
  await look(at.secretary, 'secretary-ready');
  await look(at.organiser, 'organiser-ready');
  await look(at.presenter, 'presenter-ready');
});

test('welcome, then words for the first cloud (AG2, WC1, WC2, WC6)', async () => {
  const question = 'Mitä osallisuus on sinulle?';
  await desk.nextSegment(at.host, /Tervetuloa ja ohjeet/);
  await look(at.host, 'host-welcome');
  await desk.nextSegment(at.host, /^Sanapilvi: Mitä osallisuus/);
  await phone.sendWords(at.anna, question, ['luottamus', 'yhdessä', 'kuuleminen']);
  await phone.sendWords(at.ben, question, ['Yhdessä', 'yö']);
  await look(at.anna, 'phone-cloud');
  await at.stage.getByText('yhdessä').first().waitFor();
  await look(at.stage, 'stage-cloud');
  await desk.answered(at.host, question, 2);
  await look(at.host, 'host-cloud');
  await desk.closeActivity(at.host, question);
});

test('somebody present is given a role, and it is taken back (ID3)', async () => {
  const { anna, host } = at;
  await host.getByRole('button', { name: 'Valikko' }).click();
  await host.getByRole('menuitem', { name: 'Henkilöt' }).click();
  // The moderator's page gave its sign first; Anna is the second who did anything.
  const role = host.getByLabel('Rooli: Osallistuja 2', { exact: true });
  // A choice alone gives nothing: its button does (PG30).
  const give = host.getByRole('button', { name: /^Anna rooli: Osallistuja 2,/ });
  await role.selectOption({ label: 'Moderaattori' });
  await give.click();
  await anna.getByText('Sait tilaisuudessa roolin: Moderaattori.').waitFor();
  const [address] = await anna
    .getByRole('link', { name: 'Avaa roolin sivu' })
    .evaluateAll((all) => all.map(({ href }) => href));
  const desk = await anna.context().newPage();
  await desk.goto(address);
  await desk.getByRole('heading', { name: 'Tarkistettavat' }).waitFor();
  await desk.close();
  await role.selectOption({ label: 'Osallistuja' });
  await give.click();
  await anna.getByText('Sait tilaisuudessa roolin').waitFor({ state: 'hidden' });
  await host.getByRole('button', { name: 'Sulje', exact: true }).last().click();
});

test('talks, with what the stage shows on the phone too (ST1, ST3)', async () => {
  await desk.nextSegment(at.host, 'Johdon puheenvuoro');
  await at.stage.getByText('Johdon puheenvuoro').first().waitFor();
  await look(at.stage, 'stage-talk');
  await at.anna.getByRole('button', { name: 'Lisää', exact: true }).click();
  await at.anna.getByRole('button', { name: 'Näytä valkokankaan sisältö' }).click();
  await at.anna.getByRole('heading', { name: 'Valkokankaalla' }).waitFor();
  await look(at.anna, 'phone-stage');
  await at.anna.getByRole('button', { name: 'Takaisin' }).click();
  await desk.nextSegment(at.host, /^Ensimmäinen alustus/);
  await look(at.presenter, 'presenter-talk');
});

test('five polls (PL1, PL2, PL3)', async () => {
  const { anna, ben, host } = at;
  await desk.nextSegment(host, /^Yhteinen keskustelu/);
  const single = 'Missä vaiheessa asiakkaan osallisuus toteutuu meillä parhaiten?';
  await phone.answer(anna, single, phone.one('Suunnitelma'));
  await look(anna, 'phone-poll');
  await phone.answer(ben, single, phone.one('Työskentely'));
  await phone.answer(ben, single, phone.one('Suunnitelma'));
  await desk.answered(host, single, 2);
  await look(host, 'host-poll');
  await desk.closeActivity(host, single);
  await at.stage.getByText('Suunnitelma').first().waitFor();
  await look(at.stage, 'stage-poll');
  await anna.getByText('Tulos', { exact: true }).first().waitFor();
  await look(anna, 'phone-result');

  const fit = 'Miten väittämät sopivat työhösi?';
  await desk.openActivity(host, fit);
  await phone.answer(anna, fit, phone.scale([4, 2, null]));
  await look(anna, 'phone-scale');
  await phone.answer(ben, fit, phone.scale([5, 2, 3]));
  await look(ben, 'phone-scale-320');
  await desk.closeActivity(host, fit);
  await look(at.stage, 'stage-scale');

  const goOn = 'Jatketaanko kehittäjäasiakasryhmää ensi vuonna?';
  await desk.openActivity(host, goOn);
  await phone.answer(anna, goOn, phone.one('Kyllä'));
  await phone.answer(ben, goOn, phone.one('Tyhjä'));
  await desk.closeActivity(host, goOn);

  const need = 'Mitä tarvitset seuraavaksi?';
  await desk.openActivity(host, need);
  await phone.answer(anna, need, phone.several(['Aikaa', 'Vertaistukea']));
  await phone.answer(ben, need, phone.several(['Aikaa']));
  await desk.closeActivity(host, need);

  const help = 'Mikä yksi asia auttaisi sinua huomenna?';
  await desk.openActivity(host, help);
  await phone.answer(anna, help, phone.words('Työpari vaikeisiin tapaamisiin'));
  await desk.closeActivity(host, help);
  await look(host, 'host-polls-closed');
});

test('the floor, with a place and a reason (SQ1, SQ5, SQ8, SQ11)', async () => {
  const { anna, ben, host } = at;
  await phone.askForFloor(anna);
  await phone.askForFloor(ben);
  await ben.getByRole('main').getByText('Paikkasi jonossa: 2').waitFor();
  await look(ben, 'phone-queue-320');
  await look(anna, 'phone-queue');
  await look(host, 'host-queue');
  const waiting = host.getByRole('button', { name: /^Anna puheenvuoro: Osallistuja/ });
  const who = (await waiting.first().getAttribute('aria-label')).split(': ')[1];
  await desk.giveFloor(host, who);
  await anna.getByText('Sinulla on puheenvuoro').first().waitFor();
  await look(anna, 'phone-floor');
  await ben.getByText('Olet seuraava').first().waitFor();
  const screen = host.getByRole('group', { name: 'Valkokangas näyttää' });
  await screen.getByRole('button', { name: 'Jono', exact: true }).click();
  await at.stage.getByText(who).first().waitFor();
  await look(at.stage, 'stage-queue');
  await desk.endFloor(host, who);
  await ben.getByRole('button', { name: 'Peru pyyntö' }).click();
  await host.getByText('Kukaan ei jonota').waitFor();
});

test('a held chat: published, and not published with a reason (CH1, CH2, CH4, CH5)', async () => {
  const { anna, ben, moderator } = at;
  await phone.say(anna, 'Voisiko esimerkin toistaa?');
  await phone.say(ben, 'Tämä ei kuulu tähän.');
  await moderator.getByText('Voisiko esimerkin toistaa?').waitFor();
  await moderator.getByText('Tämä ei kuulu tähän.').waitFor();
  await look(moderator, 'moderator-review');
  await desk.decide(moderator, 'Voisiko esimerkin toistaa?', 'Julkaise');
  await ben.getByText('Voisiko esimerkin toistaa?').waitFor();
  await desk.decide(moderator, 'Tämä ei kuulu tähän.', 'Hylkää');
  await moderator.getByRole('button', { name: /Ei liity aiheeseen/ }).first().click();
  await ben.getByText('Ei liity nyt puheena olevaan asiaan.').waitFor();
  assert.equal(await anna.getByText('Tämä ei kuulu tähän.').count(), 0);
  await look(ben, 'phone-chat-320');
});

test('break, and the screen hidden with one key (ST2)', async () => {
  const { host, stage } = at;
  await desk.nextSegment(host, 'Tauko');
  await stage.getByText('Tauko').first().waitFor();
  await look(stage, 'stage-break');
  await host.keyboard.press('b');
  await host.getByText('Piilotettu: valkokangas on tyhjä.').first().waitFor();
  await stage.getByText('Tauko').first().waitFor({ state: 'hidden' });
  await look(stage, 'stage-blank');
  await host.keyboard.press('b');
  await stage.getByText('Tauko').first().waitFor();
  await desk.nextSegment(host, /^Toinen alustus/);
});

const NEEDS = [
  'Asiakaspalaute käyttöön',
  'Kokemusasiantuntijat mukaan',
  'Palaverit paremmiksi',
  'Nuorten palvelupolku',
];

test('four sheets, three votes each (MM1-MM4, DV1-DV6)', async () => {
  const { anna, ben, host, stage } = at;
  await desk.nextSegment(host, 'Miellekartat ja kolme ääntä');
  await desk.allSheets(host, 3, 'avaa ideoitavaksi', 'ideointi');
  await phone.addIdea(anna, NEEDS[0], 'kokeillaan yhdessä tiimissä ensin');
  await look(anna, 'phone-sheet');
  await look(host, 'host-sheets');
  await look(stage, 'stage-sheet');
  await desk.allSheets(host, 4, 'siirry kommentointiin', 'kommentointi');
  await desk.allSheets(host, 4, 'aloita äänestys', 'äänestys');
  await phone.vote(anna, NEEDS[0], ['palautekortti tapaamisen päätteeksi', 'kokeillaan yhdessä tiimissä ensin', 'tulokset näkyviin aulaan']);
  await look(anna, 'phone-vote');
  await phone.vote(ben, NEEDS[0], ['kokeillaan yhdessä tiimissä ensin']);
  await look(ben, 'phone-vote-320');
  await phone.vote(ben, NEEDS[2], ['kävelypalaveri', 'asialista ajoissa']);
  await desk.allSheets(host, 4, 'sulje äänestys', 'äänet laskettu');
  await phone.toSheet(anna, NEEDS[0]);
  await anna.getByText('2 ääntä').first().waitFor();
  await look(anna, 'phone-votes-counted');
  await desk.pickIdea(host, 'kokeillaan yhdessä tiimissä ensin');
  await look(host, 'host-votes-counted');
  const first = host.getByRole('article', { name: NEEDS[0] });
  await first.getByRole('button', { name: 'Näytä valkokankaalla' }).click();
  await stage.getByRole('heading', { level: 1, name: NEEDS[0] }).waitFor();
  await look(stage, 'stage-votes-counted');
});

test('decisions and the memo that grows by itself (DM1, DM2)', async () => {
  const { host, secretary } = at;
  await desk.nextSegment(host, /^Päivän koonti/);
  await desk.recordDecision(secretary, {
    agreed: 'Palautekorttia kokeillaan yhdessä tiimissä.',
    owner: 'kehittämispäällikkö',
    due: '2026-12-31',
  });
  await desk.writeNote(secretary, 'Johto kiitti osallistujia.');
  await look(secretary, 'secretary-memo');
  await at.anna.getByRole('button', { name: 'Nyt', exact: true }).click();
});

test('the last cloud, and the end that keeps everything (WC5, RB1)', async () => {
  const { anna, ben, host, organiser } = at;
  const question = 'Mitä viet mukanasi?';
  await desk.nextSegment(host, /^Sanapilvi: Mitä viet/);
  await phone.sendWords(anna, question, ['toivo']);
  await phone.sendWords(ben, question, ['Toivo', 'rohkeus']);
  await desk.closeActivity(host, question);
  await desk.endMeeting(host);
  for (const who of [anna, ben]) await phone.heading(who, 'Kiitos, että olit mukana');
  await look(anna, 'phone-ended');
  await look(host, 'host-ended');
  await organiser.getByRole('button', { name: 'Lataa tulospaketti' }).waitFor();
  await look(organiser, 'organiser-ended');
  await look(at.stage, 'stage-ended');
});

test('the bundle holds what was sent, to the last vote (RB1, RB5)', async () => {
  const { organiser } = at;
  // What others get holds no figure under five.
  await organiser.getByRole('radio', { name: /^Järjestäjälle/ }).check();
  const arriving = organiser.waitForEvent('download');
  await organiser.getByRole('button', { name: 'Lataa tulospaketti' }).click();
  const files = await unzip(await (await arriving).path());
  const results = JSON.parse(files.get('results.json').toString('utf8'));
  const asked = byQuestion(results);
  assert.deepEqual(asked.get('Mitä osallisuus on sinulle?'), {
    yhdessä: 2,
    kuuleminen: 1,
    luottamus: 1,
    yö: 1,
  });
  assert.deepEqual(asked.get('Mitä viet mukanasi?'), { toivo: 2, rohkeus: 1 });
  const tally = (question) => asked.get(question).tally;
  assert.deepEqual(
    tally('Missä vaiheessa asiakkaan osallisuus toteutuu meillä parhaiten?').votes,
    [0, 0, 2, 0, 0],
  );
  // Two answered: their answers are counted and not broken down (rule PL6).
  assert.deepEqual(tally('Miten väittämät sopivat työhösi?').statements, [
    { answers: 2, cantSay: 0 },
    { answers: 2, cantSay: 0 },
    { answers: 1, cantSay: 1 },
  ]);
  const goOn = asked.get('Jatketaanko kehittäjäasiakasryhmää ensi vuonna?');
  assert.deepEqual([goOn.tally.votes, goOn.abstained], [[1, 0], 1]);
  assert.deepEqual(tally('Mitä tarvitset seuraavaksi?').votes, [2, 0, 1, 0, 0]);
  assert.deepEqual(tally('Mikä yksi asia auttaisi sinua huomenna?').answers, [
    'Työpari vaikeisiin tapaamisiin',
  ]);
  assert.deepEqual(asked.get(NEEDS[0]), {
    'palautekortti tapaamisen päätteeksi': 1,
    'vuosittainen kysely': 0,
    ryhmähaastattelu: 0,
    'tulokset näkyviin aulaan': 1,
    'kokeillaan yhdessä tiimissä ensin': 2,
  });
  assert.equal(asked.get(NEEDS[2])['kävelypalaveri'], 1);
  assert.deepEqual(results.floor, { ...results.floor, turns: 1, speakers: 1 });
  assert.deepEqual([results.chat.written, results.chat.published.length], [2, 1]);
  assert.equal(results.decisions.length, 1);
  const memo = files.get('memo.md').toString('utf8');
  assert.match(memo, /Palautekorttia kokeillaan yhdessä tiimissä/);
  assert.match(memo, /Johto kiitti osallistujia/);
  const page = await device(browser, LAPTOP);
  await page.setContent(files.get('memo.html').toString('utf8'));
  await look(page, 'memo');
  await page.close();
  for (const name of ['manifest.json', 'memo.html']) assert.ok(files.has(name), name);
  // Two clouds, four polls with figures (open answers have none), four sheets.
  const pictures = [...files.keys()].filter((name) => /pictures\/.*\.svg$/.test(name));
  assert.equal(pictures.length, 10);
});

test('no browser met an error', async () => {
  for (const [who, page] of Object.entries(at)) phone.noErrors(page, who);
  await picture(at.host, 'last');
});

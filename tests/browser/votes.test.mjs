// Polls and word clouds by those who use no mouse, on the smallest phone, with large text, and what
// phone, desk and stage say of the same (PL1-PL3, PL7, PL8, WC1, WC2, WC5, WC6, ST2).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HALL, LAPTOP, SMALL, accessible, device, fits, launch, look, tabTo } from './browser.mjs';
import { makeMeetingOf } from './meeting.mjs';
import { noErrors } from './participant.mjs';
import { startServer } from './server.mjs';
import { answered, nextSegment } from './staff.mjs';

const POLL = 'Missä vaiheessa osallisuus toteutuu?';
const STAGES = ['Yhteydenotto', 'Suunnitelma', 'Päätös ja seuranta'];
const CLOUD = 'Mitä tästä jää mieleen?';
const OUTCOME = 'Suunnitelma tehdään aina yhdessä.';
const fi = (text) => ({ fi: text });
const PLAN = {
  title: fi('Kysely ja sanat'),
  languages: ['fi'],
  names: 'optional',
  agenda: {
    segments: [
      {
        kind: 'activity',
        title: fi('Kysely'),
        minutes: 10,
        activities: [
          { kind: 'poll', question: fi(POLL), form: { form: 'single', options: STAGES.map(fi) } },
        ],
      },
      {
        kind: 'activity',
        title: fi('Sanat'),
        minutes: 10,
        activities: [{ kind: 'cloud', question: fi(CLOUD), words: 3, lang: 'fi' }],
      },
    ],
  },
};

let server;
let browser;
const at = {};

before(async () => {
  server = await startServer();
  browser = await launch();
  const links = await makeMeetingOf(server.origin, PLAN);
  at.host = await device(browser, LAPTOP);
  at.stage = await device(browser, HALL);
  at.anna = await device(browser, SMALL);
  at.ben = await device(browser, SMALL, { dark: true });
  await at.host.goto(`${server.origin}/host#${links.host}`);
  await at.stage.goto(`${server.origin}/stage#${links.stage}`);
  await nextSegment(at.host, 'Kysely');
  for (const who of [at.anna, at.ben]) await who.goto(`${server.origin}/${links.code}`);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  for (const [who, page] of Object.entries(at)) noErrors(page, who);
});

const SAVED = /Tallennettu. Voit muuttaa vastausta sulkemiseen asti.$/;
const radio = (page, label) => page.getByRole('radio', { name: label, exact: true });

/** Presses a button reached by Tab. */
async function press(page, name) {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

/** Closes what is open, in whatever round. */
async function close(question) {
  const { host } = at;
  await host.getByRole('button', { name: `Sulje: ${question}` }).click();
  const now = host.getByRole('button', { name: 'Sulje heti' });
  const gone = host.getByRole('button', { name: `Sulje: ${question}` });
  while ((await gone.count()) > 0) {
    if (await now.isVisible()) await now.click();
    await painted(host);
  }
}

/** The rows of the last table of figures on a page: label, votes, and what it got before. */
async function figures(page) {
  const table = page.locator('table.bars').last();
  await table.waitFor();
  return table.locator('tbody tr:not(.apart)').evaluateAll((rows) =>
    rows.map((row) => [
      row.querySelector('th').textContent.trim().replace(/^[A-Z]\s+(?=[A-ZÅÄÖ])/, ''),
      Number(row.querySelector('b:not(.letter)').textContent),
      row.querySelector('small')?.textContent ?? '',
    ]),
  );
}

test('pl1_pl2_one_answers_changes_and_takes_back_by_the_keyboard_alone', async () => {
  const { anna, host } = at;
  await anna.getByRole('heading', { level: 1, name: POLL }).waitFor();
  await tabTo(anna, radio(anna, STAGES[0]));
  await anna.keyboard.press(' ');
  await press(anna, 'Lähetä vastaus');
  await anna.getByText(SAVED).first().waitFor();
  await answered(host, POLL, 1);
  await tabTo(anna, radio(anna, STAGES[0]));
  await anna.keyboard.press('ArrowDown');
  assert.ok(await radio(anna, STAGES[1]).isChecked());
  await press(anna, 'Lähetä muutettu vastaus');
  await anna.getByText(SAVED).first().waitFor();
  await answered(host, POLL, 1);
  await press(anna, 'Ota vastaus takaisin');
  await answered(host, POLL, 0);
  await anna.getByRole('radio', { checked: true }).first().waitFor({ state: 'hidden' });
  await look(anna, 'phone-poll-320');
  await tabTo(anna, radio(anna, STAGES[0]));
  await anna.keyboard.press(' ');
  await anna.keyboard.press('ArrowDown');
  await press(anna, 'Lähetä vastaus');
  await anna.getByText(SAVED).first().waitFor();
});

test('pl3_all_screens_tell_the_same_figures_and_none_before_the_close', async () => {
  const { anna, ben, host, stage } = at;
  await radio(ben, STAGES[2]).check();
  await ben.getByRole('button', { name: 'Lähetä vastaus' }).click();
  await answered(host, POLL, 2);
  for (const page of [anna, ben, host, stage]) {
    assert.equal(await page.locator('table.bars').count(), 0, 'no figures while it is open');
  }
  await close(POLL);
  const expected = STAGES.map((label, option) => [label, [0, 1, 1][option], '']);
  for (const [who, page] of Object.entries(at)) assert.deepEqual(await figures(page), expected, who);
  const said = anna.getByText('Et vastannut tähän');
  assert.equal(await said.count(), 0, 'nobody knows any more who answered (PL5)');
  await look(anna, 'phone-result-320');
  await look(ben, 'phone-result-320-dark');
});

test('pl7_pl8_a_second_round_is_compared_and_the_outcome_is_one_sentence', async () => {
  const { anna, host, stage } = at;
  await host.getByRole('button', { name: 'Äänestä uudelleen (uusi kierros)' }).click();
  await anna.getByText('2. kierros', { exact: true }).waitFor();
  await tabTo(anna, radio(anna, STAGES[0]));
  await anna.keyboard.press(' ');
  await anna.keyboard.press('ArrowUp');
  await anna.keyboard.press('ArrowUp');
  assert.ok(await radio(anna, STAGES[2]).isChecked());
  await press(anna, 'Lähetä vastaus');
  await anna.getByText(SAVED).first().waitFor();
  await close(POLL);
  await anna.getByText('1. kierros: 1 (50').first().waitFor();
  const rows = await figures(anna);
  assert.deepEqual(rows.map(([, votes]) => votes), [0, 0, 1]);
  assert.deepEqual((await figures(stage)).map(([, votes]) => votes), [0, 0, 1]);
  await host.getByRole('button', { name: 'Kirjoita lopputulos' }).last().click();
  await host.getByLabel('Mihin tämä johti? Kirjoita yksi virke.').fill(OUTCOME);
  await host.getByRole('button', { name: 'Tallenna virke' }).click();
  for (const page of [anna, host, stage]) await page.getByText(OUTCOME).first().waitFor();
  await look(anna, 'phone-round-320');
  await look(host, 'host-round');
  await look(stage, 'stage-round');
});

test('wc1_words_are_sent_and_taken_back_by_the_keyboard_and_keep_the_focus', async () => {
  const { anna, ben, host } = at;
  await nextSegment(host, 'Sanat');
  const field = (page) => page.getByRole('textbox', { name: 'Sanasi' });
  await tabTo(anna, field(anna));
  for (const word of ['luottamus', 'kuuleminen', 'kahvi']) {
    await anna.keyboard.type(word);
    await anna.keyboard.press('Enter');
    await anna.getByRole('button', { name: `Poista ${word}` }).waitFor();
    assert.ok(await field(anna).evaluate((node) => node === document.activeElement), 'ready to go on');
  }
  await anna.getByText('Kaikki sanasi on lähetetty').waitFor();
  await press(anna, 'Poista kahvi');
  await anna.getByText('1 sana jäljellä', { exact: true }).first().waitFor();
  await field(ben).fill('luottamus');
  await field(ben).press('Enter');
  await ben.getByRole('button', { name: 'Poista luottamus' }).waitFor();
  await look(anna, 'phone-words-320');
});

test('wc5_wc6_list_and_picture_say_the_same_on_phone_desk_and_stage', async () => {
  const { anna, host, stage } = at;
  const words = [
    ['luottamus', 2],
    ['kuuleminen', 1],
  ];
  const listed = (list) =>
    list.evaluateAll((items) =>
      items.map((item) => [
        item.querySelector('bdi, span').textContent.trim(),
        Number(item.querySelector('b').textContent),
      ]),
    );
  await anna.getByText('2 sanaa, yleisin luottamus 2').waitFor();
  await stage.locator('.cloud .list li', { hasText: 'luottamus' }).locator('b', { hasText: '2' }).waitFor();
  await stage.locator('.picture text.number', { hasText: '2' }).waitFor();
  assert.deepEqual(await listed(anna.getByRole('region', { name: /^Sanat yleisyyden/ }).locator('li')), words);
  assert.deepEqual(await listed(stage.locator('.cloud .list li')), words);
  const drawn = stage.locator('.picture g.word');
  const picture = await drawn.evaluateAll((all) => all.map((one) => [...one.querySelectorAll('text')].map((text) => text.textContent.trim())));
  // Words stand in the page in an order that stays, not by their counts (WC5).
  assert.deepEqual(picture, words.map(([word, count]) => [word, String(count)]).sort());
  await answered(host, CLOUD, 2);
  await look(stage, 'stage-words');
  await look(host, 'host-words');
});

/** Colours that have just changed are on the screen. */
const painted = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('st2_large_text_and_400_percent_and_forced_colours_lose_nothing', async () => {
  const { anna, ben, host, stage } = at;
  const large = (page, size) => page.evaluate((of) => (document.documentElement.style.fontSize = of), size);
  await large(anna, '200%');
  await fits(anna, 'a cloud, text of 200 %');
  await accessible(anna, 'a cloud, text of 200 %');
  await large(anna, '');
  await host.setViewportSize({ width: 320, height: 256 });
  await fits(host, 'a laptop at 400 %');
  await host.setViewportSize(LAPTOP);
  for (const page of [ben, stage]) {
    // Whoever has them has them from the start.
    await page.emulateMedia({ forcedColors: 'active' });
    await page.reload();
    await page.getByRole('heading', { name: CLOUD }).first().waitFor();
    await accessible(page, 'forced colours');
    await page.emulateMedia({ forcedColors: 'none' });
  }
  await stage.setViewportSize({ width: 960, height: 540 });
  await fits(stage, 'a stage of 960');
  await look(stage, 'stage-words-960');
});

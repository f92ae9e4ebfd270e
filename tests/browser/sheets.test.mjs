// Sheets by those who use no mouse, on the smallest phone, at a desk and on the stage: add, move,
// comment, vote, take back, and the tree asked by arrows (MM1-MM5, DV1-DV9, ST2).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HALL, LAPTOP, SMALL, accessible, device, fits, launch, look, tabTo } from './browser.mjs';
import { makeMeetingOf } from './meeting.mjs';
import { noErrors } from './participant.mjs';
import { startServer } from './server.mjs';

const NEED = 'Palaverit paremmiksi';
const IDEAS = ['asialista ajoissa', 'kävelypalaveri', 'asialista etukäteen'];
const PLAN = {
  title: { fi: 'Paperit', sv: 'Bladen' },
  languages: ['fi', 'sv'],
  names: 'optional',
  agenda: {
    segments: [
      {
        kind: 'activity',
        title: { fi: 'Kartta', sv: 'Karta' },
        minutes: 20,
        activities: [
          {
            kind: 'sheet',
            need: NEED,
            ideas: IDEAS,
            votes: 2,
            editors: 'group',
            group: { fi: 'Pohjoinen' },
          },
        ],
      },
    ],
  },
};

let server;
let browser;
let links;
const at = {};

before(async () => {
  server = await startServer();
  browser = await launch();
  links = await makeMeetingOf(server.origin, PLAN);
  at.host = await device(browser, LAPTOP);
  at.stage = await device(browser, HALL);
  at.anna = await device(browser, SMALL);
  at.ben = await device(browser, SMALL, { dark: true });
  await at.host.goto(`${server.origin}/host#${links.host}`);
  await at.stage.goto(`${server.origin}/stage#${links.stage}`);
  await at.host.getByRole('button', { name: 'Aloita ensimmäinen osio' }).click();
  for (const who of [at.anna, at.ben]) await who.goto(`${server.origin}/${links.code}`);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  for (const [who, page] of Object.entries(at)) noErrors(page, who);
});

const item = (page, text) => page.getByRole('treeitem', { name: text }).first();
const focused = (page, text) => page.locator('[role="treeitem"]:focus', { hasText: text }).waitFor();
const card = () => at.host.getByRole('article', { name: NEED });

async function toPhase(act, phase) {
  await card().getByRole('button', { name: act, exact: true }).click();
  const now = card().getByRole('button', { name: 'Sulje heti' });
  if (act === 'Sulje äänestys') await now.click();
  await card().locator('[aria-current="step"]', { hasText: phase }).waitFor();
}

test('mm2_only_the_group_edits_and_one_joins_it_by_the_keyboard', async () => {
  const { anna } = at;
  await anna.getByRole('heading', { level: 1, name: NEED }).waitFor();
  await anna.getByText('Liity ryhmään, jos kuulut siihen').waitFor();
  await tabTo(anna, anna.getByRole('button', { name: 'Liity ryhmään Pohjoinen' }));
  await anna.keyboard.press('Enter');
  await anna.getByText('Olet tässä ryhmässä.').waitFor();
  await anna.getByRole('button', { name: 'Lisää alle' }).waitFor();
});

test('mm5_the_tree_is_built_by_the_keyboard_alone_on_the_smallest_phone', async () => {
  const { anna, ben } = at;
  await tabTo(anna, item(anna, NEED));
  await anna.keyboard.press('ArrowDown');
  await focused(anna, IDEAS[0]);
  await anna.keyboard.press('k');
  await focused(anna, 'kävelypalaveri');
  await anna.keyboard.press('Insert');
  await anna.keyboard.type('lyhyt reitti');
  await anna.keyboard.press('Enter');
  await item(ben, 'lyhyt reitti').waitFor();
  await anna.keyboard.press('Escape');
  await focused(anna, 'kävelypalaveri');
  await anna.keyboard.press('Control+Shift+ArrowRight');
  const level = (page, text) => item(page, text).getAttribute('aria-level');
  await anna.locator('[aria-level="3"]', { hasText: 'kävelypalaveri' }).waitFor();
  await ben.locator('[aria-level="4"]', { hasText: 'lyhyt reitti' }).waitFor();
  await focused(anna, 'kävelypalaveri');
  await anna.keyboard.press('Control+Shift+ArrowLeft');
  await ben.locator('[aria-level="2"]', { hasText: 'kävelypalaveri' }).waitFor();
  assert.equal(await level(ben, 'lyhyt reitti'), '3');
  await focused(anna, 'kävelypalaveri');
  await anna.keyboard.press('ArrowLeft');
  await anna.locator('[aria-expanded="false"]', { hasText: 'kävelypalaveri' }).waitFor();
  await anna.keyboard.press('ArrowRight');
  await anna.keyboard.press('ArrowRight');
  await focused(anna, 'lyhyt reitti');
  await anna.keyboard.press('?');
  await anna.getByRole('heading', { name: 'Näppäimet' }).waitFor();
  await accessible(anna, 'the list of keys');
  await anna.keyboard.press('Escape');
  await look(anna, 'phone-tree-320');
  await look(ben, 'phone-tree-320-dark');
});

test('mm3_what_somebody_deletes_leaves_the_focus_at_its_parent_and_is_spoken', async () => {
  const { anna, host } = at;
  await focused(anna, 'lyhyt reitti');
  await card().getByText(/luettelo ja kartta$/).click();
  await item(host, 'lyhyt reitti').click();
  await host.keyboard.press('Delete');
  await focused(anna, 'kävelypalaveri');
  await anna.locator('[aria-live="polite"], [role="status"]').filter({ hasText: 'Joku poisti idean lyhyt reitti' }).first().waitFor({ state: 'attached' });
});

test('mm3_while_one_writes_what_others_change_waits', async () => {
  const { anna, host } = at;
  await anna.keyboard.press('Enter');
  const field = anna.getByRole('textbox', { name: 'Muokkaa' });
  await field.waitFor();
  await item(host, NEED).click();
  await host.keyboard.press('Insert');
  await host.keyboard.type('muistio heti');
  await host.keyboard.press('Enter');
  await anna.getByRole('button', { name: '1 muutos, päivitä' }).waitFor();
  assert.equal(await item(anna, 'muistio heti').count(), 0);
  await anna.getByRole('button', { name: '1 muutos, päivitä' }).click();
  await item(anna, 'muistio heti').waitFor();
  await field.press('Escape');
  await host.keyboard.press('Escape');
});

test('mm1_the_drawing_follows_the_tree_and_says_the_same', async () => {
  const { host } = at;
  await focused(host, NEED);
  await host.keyboard.press('ArrowDown');
  await focused(host, IDEAS[0]);
  const drawing = host.locator('.map svg');
  const ring = () => drawing.locator('.ring').boundingBox();
  const first = await ring();
  await host.keyboard.press('ArrowDown');
  await host.waitForFunction(
    (y) => document.querySelector('.map .ring').getBoundingClientRect().y !== y,
    first.y,
  );
  const before = await drawing.getAttribute('viewBox');
  await host.keyboard.press('+');
  await host.waitForFunction(
    (box) => document.querySelector('.map svg').getAttribute('viewBox') !== box,
    before,
  );
  await host.getByRole('button', { name: 'Koko kartta' }).click();
  await drawing.getByText('muistio heti').click();
  await focused(host, 'muistio heti');
  const drawn = await drawing.locator('.idea').allTextContents();
  const rows = await host.locator('[role="treeitem"] .text').allTextContents();
  const words = (texts) => texts.map((text) => text.replace(/\s+/g, '')).sort();
  assert.deepEqual(words(drawn), words(rows), 'outline and drawing hold the same');
  await look(host, 'host-map');
});

test('dv5_duplicates_are_merged_and_comments_tell_their_group', async () => {
  const { anna, ben, host } = at;
  await toPhase('Siirry kommentointiin', 'kommentointi');
  await tabTo(anna, item(anna, 'kävelypalaveri'));
  await tabTo(anna, anna.getByRole('button', { name: 'Kommentoi' }));
  await anna.keyboard.press('Enter');
  await anna.keyboard.type('Vain kesällä');
  await anna.keyboard.press('Enter');
  await item(ben, 'kävelypalaveri').click();
  await ben.getByText('Vain kesällä').waitFor();
  await item(ben, 'kävelypalaveri').getByText('Ryhmä: Pohjoinen').waitFor();
  await item(host, IDEAS[2]).click();
  await host.getByRole('button', { name: `Muut toiminnot: ${IDEAS[2]}` }).click();
  await host.getByRole('menuitem', { name: 'Merkitse samaksi kuin toinen idea' }).click();
  await host.getByRole('dialog').getByRole('button', { name: IDEAS[0] }).click();
  await item(ben, IDEAS[0]).getByText(`sisältää: ${IDEAS[2]}`).waitFor();
});

test('dv1_dv3_votes_are_given_and_taken_back_on_the_ballot_and_in_the_tree', async () => {
  const { anna, ben } = at;
  await toPhase('Aloita äänestys', 'äänestys');
  await anna.getByText('2 jäljellä 2:sta').first().waitFor();
  await anna.getByText(`sisältää: ${IDEAS[2]}`).first().waitFor();
  await tabTo(anna, anna.getByRole('button', { name: /^Anna ääni: kävelypalaveri/ }));
  await anna.keyboard.press('Enter');
  await anna.getByText('1 jäljellä 2:sta').first().waitFor();
  await tabTo(anna, anna.getByText('Näytä ideat puuna'));
  await anna.keyboard.press('Enter');
  await tabTo(anna, item(anna, NEED));
  await anna.keyboard.press('k');
  await focused(anna, 'kävelypalaveri');
  await anna.keyboard.press(' ');
  await anna.getByText('2 jäljellä 2:sta').first().waitFor();
  await anna.keyboard.press(' ');
  await anna.getByText('1 jäljellä 2:sta').first().waitFor();
  await look(anna, 'phone-vote-tree-320');
  await ben.getByRole('button', { name: /^Anna ääni: muistio heti/ }).click();
  await ben.getByText('1 jäljellä 2:sta').first().waitFor();
  await look(ben, 'phone-vote-320-dark');
});

test('dv7_the_budget_moves_and_stepping_back_is_taken_back', async () => {
  const { anna, host } = at;
  await card().getByText('Äänestyksen säännöt').click();
  await card().getByLabel('Ääniä henkilöä kohti').selectOption('3');
  await card().getByRole('button', { name: 'Tallenna', exact: true }).click();
  await anna.getByText('2 jäljellä 3:sta').first().waitFor();
  await card().getByRole('button', { name: 'Takaisin vaiheeseen: kommentointi' }).click();
  await host.getByRole('button', { name: 'Poista äänet ja palaa' }).click();
  await anna.getByText('Kommentointi', { exact: true }).first().waitFor();
  await host.getByRole('button', { name: /^Kumoa/ }).first().click();
  await anna.getByText('2 jäljellä 3:sta').first().waitFor();
});

test('dv9_votes_of_the_hall_stand_apart_and_the_group_picks', async () => {
  const { anna, host, stage } = at;
  await card().getByRole('button', { name: 'Lisää salissa laskettuja ääniä' }).click();
  const form = host.getByRole('dialog');
  await form.getByLabel('Kuinka monta ihmistä äänesti').fill('9');
  await form.getByLabel('muistio heti').fill('7');
  await look(host, 'host-hall-votes');
  await form.getByRole('button', { name: 'Lisää äänet' }).click();
  await card().getByText('Käsiä nostamalla: 9 henkilöä, 7 ääntä').waitFor();
  await toPhase('Sulje äänestys', 'äänet laskettu');
  await anna.getByText('salista 7 ääntä').waitFor();
  await stage.getByText('salissa 9').waitFor();
  await look(stage, 'stage-hall-votes');
  await anna.getByRole('button', { name: 'Valitse jatkoon: kävelypalaveri' }).click();
  await anna.getByLabel('Miksi juuri tämä').fill('Halvin kokeilla');
  await anna.getByRole('button', { name: 'Valitse jatkoon', exact: true }).last().click();
  await anna.getByText('✓ Valittu jatkoon').waitFor();
  await look(anna, 'phone-picked-320');
});

test('st2_the_ground_is_the_hosts_and_both_languages_are_read', async () => {
  const { host, stage } = at;
  const ground = () => stage.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await host.getByRole('button', { name: 'Suurenna valkokankaan kuva' }).click();
  await host.getByRole('button', { name: 'tumma' }).click();
  await host.keyboard.press('Escape');
  await stage.locator('html[data-ground="dark"]').waitFor({ state: 'attached' });
  assert.equal(await ground(), 'dark');
  await look(stage, 'stage-dark');
  await host.getByRole('button', { name: 'Liittymisohje', exact: true }).click();
  await stage.locator('[lang="sv"]', { hasText: 'kamera' }).first().waitFor();
  await stage.setViewportSize({ width: 960, height: 540 });
  await look(stage, 'stage-dark-960');
});

test('mm5_large_text_and_400_percent_lose_nothing', async () => {
  const { ben } = at;
  await ben.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await fits(ben, 'text of 200 %');
  await accessible(ben, 'text of 200 %');
  await ben.evaluate(() => (document.documentElement.style.fontSize = ''));
  const { host } = at;
  await host.setViewportSize({ width: 320, height: 256 });
  await fits(host, 'a laptop at 400 %');
  await host.setViewportSize(LAPTOP);
  await ben.emulateMedia({ forcedColors: 'active' });
  await accessible(ben, 'forced colours');
});

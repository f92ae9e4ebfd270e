import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Part, PartKey } from '../src/protocol';
import { AT, during, meeting, poll, QUESTION } from './pages/meeting';
import { inBrowser } from './pages/phone';

const HOST = { role: 'host', path: '/host#secret', width: 1280 } as const;
const MODERATOR = { role: 'moderator', path: '/moderator#secret', width: 1280 } as const;
const SECRETARY = { role: 'secretary', path: '/secretary#secret', width: 1280 } as const;

const put = (parts: Map<PartKey, Part>, more: Record<PartKey, object>) => {
  for (const [key, part] of Object.entries(more)) parts.set(key, part as Part);
  return parts;
};

const MEMO = {
  part: 'memo',
  head: { present: { as: 'count' } },
  headRevision: 1,
  state: { state: 'draft' },
  revision: 1,
  removed: [],
};

function note(id: string, text: string, revision: number): Record<PartKey, object> {
  const block = { kind: 'note' };
  return {
    [`block:${id}`]: {
      part: 'block',
      id,
      segment: '1.2',
      order: 1,
      block,
      text,
      revision,
      replaced: [],
    },
  };
}

/** A message that waits for review. */
function waiting(id: string, text: string): Record<PartKey, object> {
  const staff = { state: { state: 'waiting' }, revision: 1, hidden: false };
  return { [`message:${id}`]: { part: 'message', id, who: { number: 5 }, text, at: AT, staff } };
}

const memo = () => put(meeting(), { memo: MEMO, ...note('8.0', 'Keskusteltiin.', 1) });
const quick = (page: Page) => page.locator('.quick textarea').last();

inBrowser('what staff write', (phones) => {
  test('pg3_the_secretary’s_note_goes_where_it_was_begun_and_the_page_says_where', async () => {
    const parts = memo();
    const { page, line } = await phones.join(parts, SECRETARY);
    await quick(page).fill('Sovittiin aikataulusta');
    const next = (id: string, state: string) => ({ ...parts.get(`segment:${id}`), state }) as Part;
    line.show({
      agenda: { part: 'agenda', segments: ['1.1', '1.2', '1.3'], current: '1.3' },
      'segment:1.2': next('1.2', 'done'),
      'segment:1.3': next('1.3', 'running'),
    });
    const here = page.getByLabel('Merkintä: Yhteinen keskustelu');
    await expect.poll(() => here.inputValue()).toBe('Sovittiin aikataulusta');
    await page.reload();
    await expect.poll(() => here.inputValue()).toBe('Sovittiin aikataulusta');
    await here.press('Control+Enter');
    await page.getByLabel('Merkintä: Tauko').waitFor();
    const sent = line.received.map(({ command }) => command);
    expect(sent).toContainEqual({
      memo: { do: 'writeNote', segment: '1.2', after: null, text: 'Sovittiin aikataulusta' },
    });
    expect(await quick(page).inputValue()).toBe('');
  });

  test('dm2_what_happens_is_taken_into_the_note_and_the_note_into_a_decision', async () => {
    const published = { state: { state: 'published' }, revision: 1, hidden: false };
    const said = { part: 'message', id: '7.0', who: { number: 5 }, text: 'Kokeillaan', at: AT };
    const parts = put(memo(), { 'message:7.0': { ...said, staff: published } });
    const { page, line } = await phones.join(parts, SECRETARY);
    await quick(page).fill('Keskustelussa:');
    await page.getByRole('button', { name: 'Lisää luonnokseen: Osallistuja 5' }).click();
    await expect.poll(() => quick(page).inputValue()).toMatch(/:\nOsallistuja 5: Kokeillaan$/);
    await page.getByRole('button', { name: 'Kirjaa päätös', exact: true }).click();
    const form = page.getByRole('form', { name: 'Kirjaa päätös' });
    const agreed = form.getByRole('textbox', { name: 'Mitä sovittiin' });
    await expect.poll(() => agreed.inputValue()).toMatch(/Kokeillaan$/);
    expect(await quick(page).inputValue()).toBe('');
    await form.getByRole('button', { name: 'Kirjaa päätös' }).click();
    await expect
      .poll(() => JSON.stringify(line.received.map(({ command }) => command)))
      .toMatch(/"do":"record","segment":"1.2".*Kokeillaan/);
  });

  test('pg4_a_decision_being_written_stays_when_a_colleague_answers_or_skips_the_same', async () => {
    const parts = meeting();
    during(parts, poll('4.0', QUESTION, { form: 'yesNo' }, { state: 'closed', answered: 9 }));
    put(parts, { 'agreed:4.0': { part: 'agreed', activity: '4.0' }, memo: MEMO });
    const { page, line } = await phones.join(parts, SECRETARY);
    await page.getByRole('button', { name: /^Päätökset/ }).click();
    await page.getByRole('button', { name: `Kirjaa päätös: ${QUESTION}` }).click();
    const field = page.getByRole('textbox', { name: /sovittiin/i });
    await field.fill('Ryhmää jatketaan keväällä');
    line.show({ 'agreed:4.0': undefined });
    await page.getByText('Toinen on jo vastannut tähän').waitFor();
    expect(await field.inputValue()).toBe('Ryhmää jatketaan keväällä');
  });

  test('pg4_a_note_removed_by_a_colleague_leaves_what_is_being_written_in_it', async () => {
    const parts = memo();
    const { page, line } = await phones.join(parts, SECRETARY);
    await page.getByRole('button', { name: 'Muokkaa merkintää' }).click();
    line.decide = () => 'silence';
    await page.locator('article textarea').fill('Keskusteltiin ja sovittiin.');
    line.show({ 'block:8.0': undefined });
    const left = page.getByLabel(/Toinen poisti tämän/);
    await expect.poll(() => left.inputValue()).toBe('Keskusteltiin ja sovittiin.');
  });

  test('pg4_a_colleague’s_save_of_the_head_leaves_what_one_writes_and_brings_the_rest', async () => {
    const { page, line } = await phones.join(memo(), SECRETARY);
    await page.getByRole('button', { name: 'Muistio', exact: true }).click();
    await page.getByText('Muistion tiedot').click();
    await page.getByLabel('Jakelu').fill('kaikki osallistujat');
    const head = { present: { as: 'count' }, author: 'Kollega Kurki' };
    line.show({ memo: { ...MEMO, head, headRevision: 2 } as Part });
    await expect.poll(() => page.getByLabel('Laatija').inputValue()).toBe('Kollega Kurki');
    expect(await page.getByLabel('Jakelu').inputValue()).toBe('kaikki osallistujat');
    await page.locator('details form').getByRole('button', { name: 'Tallenna' }).click();
    await expect
      .poll(() => line.received.map(({ command }) => command))
      .toContainEqual({
        memo: {
          do: 'editHead',
          head: { ...head, distribution: 'kaikki osallistujat' },
          seen: 2,
        },
      });
  });

  test('pg5_a_new_note_is_kept_over_a_reload_and_its_cancelling_can_be_undone', async () => {
    const { page } = await phones.join(memo(), SECRETARY);
    await page.getByRole('button', { name: 'Kirjoita tähän' }).nth(1).click();
    const field = page.locator('article textarea');
    const long = 'Pitkä muistiinpano. '.repeat(200).trim();
    await field.fill(long);
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe(long);
    await page.locator('article').getByRole('button', { name: 'Peru', exact: true }).click();
    await expect.poll(() => field.count()).toBe(0);
    await page.locator('.toast').getByRole('button', { name: 'Kumoa' }).click();
    await expect.poll(() => field.inputValue()).toBe(long);
  });

  test('pg6_esc_or_a_press_beside_keeps_the_form_of_a_dialog_and_says_so', async () => {
    const { page } = await phones.join(meeting(), HOST);
    const open = () => page.getByRole('button', { name: 'Lisää osio' }).click();
    const field = page.getByRole('dialog').getByLabel('FI Otsikko');
    await open();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await page.locator('.toast').count(), 'of nothing nothing is said').toBe(0);
    await open();
    await field.fill('Iltapäivän paneeli');
    await page.keyboard.press('Escape');
    await page.locator('.toast').getByText('Keskeneräinen teksti säilyy.').waitFor();
    await open();
    expect(await field.inputValue()).toBe('Iltapäivän paneeli');
    await field.fill('Iltapäivän keskustelu');
    await page.mouse.click(5, 5);
    await field.waitFor({ state: 'detached' });
    await page.reload();
    await open();
    expect(await field.inputValue()).toBe('Iltapäivän keskustelu');
    await page.getByRole('dialog').getByRole('button', { name: 'Peru', exact: true }).click();
    await page.locator('.toast').getByRole('button', { name: 'Kumoa' }).last().click();
    await open();
    expect(await field.inputValue()).toBe('Iltapäivän keskustelu');
  });

  test('pg7_another_row_and_esc_leave_an_answer_being_written', async () => {
    const parts = put(meeting(), {
      moderation: { part: 'moderation', mode: 'held', desk: [], quieted: [] },
      ...waiting('7.0', 'Milloin tulokset tulevat?'),
      ...waiting('7.1', 'Kuka vastaa tästä?'),
    });
    const { page, line } = await phones.join(parts, MODERATOR);
    await page
      .locator('li')
      .filter({ hasText: 'Milloin tulokset' })
      .getByRole('button')
      .first()
      .focus();
    await page.keyboard.press('w');
    const field = page.getByRole('form', { name: 'Kirjallinen vastaus' }).getByRole('textbox');
    await field.fill('Tulokset tulevat perjantaina');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('Tulokset tulevat perjantaina');
    await page.locator('li').filter({ hasText: 'Kuka vastaa' }).getByRole('button').first().focus();
    expect(await field.inputValue()).toBe('Tulokset tulevat perjantaina');
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await expect.poll(() => field.count()).toBe(0);
    const verdict = { verdict: 'answer', text: 'Tulokset tulevat perjantaina', toAll: true };
    const decided = line.received.map(({ command }) => JSON.stringify(command));
    expect(
      decided.some((one) => one.includes(JSON.stringify(verdict)) && one.includes('"7.0"')),
    ).toBe(true);
  });

  test('pg9_a_sitting_at_a_note_is_told_once_and_taken_back_at_once', async () => {
    const parts = memo();
    const { page, line } = await phones.join(parts, SECRETARY);
    let revision = 1;
    line.decide = (command, line) => {
      if ('memo' in command && command.memo.do === 'editBlock') {
        line.show(note('8.0', command.memo.text ?? '', ++revision) as Record<PartKey, Part>);
      }
      return { outcome: 'accepted', seq: revision } as never;
    };
    await page.getByRole('button', { name: 'Muokkaa merkintää' }).click();
    const field = page.locator('article textarea');
    for (const text of ['Keskusteltiin a.', 'Keskusteltiin ab.', 'Keskusteltiin abc.']) {
      await field.fill(text);
      await page.locator('article').getByText('✓ Tallennettu').waitFor();
    }
    expect(revision).toBe(4);
    expect(await page.locator('.toast').count()).toBe(0);
    await page
      .getByRole('button', { name: /^Kumoa/ })
      .first()
      .click();
    await expect.poll(() => field.inputValue()).toBe('Keskusteltiin.');
  });

  test('pg30_a_role_is_chosen_by_arrow_keys_and_given_by_a_button', async () => {
    const parts = put(meeting(), {
      people: { part: 'people', people: [{ who: { number: 5, name: 'Aino' } }] },
    });
    const { page, line } = await phones.join(parts, HOST);
    await page.getByRole('button', { name: 'Valikko' }).click();
    await page.getByRole('menuitem', { name: 'Henkilöt' }).click();
    const select = page.getByLabel(/Rooli.*Aino|Aino.*rooli/i).first();
    await select.focus();
    await select.press('ArrowDown');
    await select.press('ArrowDown');
    const roles = () => line.received.filter(({ command }) => 'meeting' in command);
    expect(roles()).toEqual([]);
    await page.getByRole('button', { name: /^Anna rooli: Aino/ }).click();
    await expect.poll(() => roles().length).toBe(1);
    expect(roles()[0]?.command).toEqual({
      meeting: { do: 'promote', person: 5, role: 'secretary' },
    });
  });

  test('pg30_who_may_write_is_chosen_by_arrow_keys_and_set_by_a_button', async () => {
    const parts = put(meeting(), {
      moderation: { part: 'moderation', mode: 'held', desk: [], quieted: [] },
    });
    const { page, line } = await phones.join(parts, MODERATOR);
    await page.getByRole('button', { name: 'Keskustelu: Tarkistettu' }).click();
    const select = page.getByRole('combobox', { name: 'Keskustelu', exact: true });
    await select.focus();
    await select.press('ArrowDown');
    await select.press('ArrowDown');
    const modes = () =>
      line.received.flatMap(({ command }) =>
        'chat' in command && command.chat.do === 'setMode' ? [command.chat.mode] : [],
      );
    expect(modes()).toEqual([]);
    await page.getByRole('button', { name: 'Ota käyttöön', exact: true }).click();
    await expect.poll(modes).toEqual(['closed']);
  });
});

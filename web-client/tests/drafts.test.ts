import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Part } from '../src/protocol';
import {
  cloud,
  during,
  meeting,
  OPTIONS,
  poll,
  polling,
  QUESTION,
  sheet,
  STATEMENTS,
} from './pages/meeting';
import { inBrowser, spoken } from './pages/phone';

const chat = (page: Page) => page.getByRole('button', { name: /^Keskustelu/ }).click();
const now = (page: Page) => page.getByRole('button', { name: 'Nyt', exact: true }).click();
const OPEN = 'Mikä auttaisi?';

inBrowser('what a participant writes', (phones) => {
  test('pg1_a_half_filled_answer_stays_over_chat_floor_new_task_and_reload', async () => {
    const parts = meeting();
    during(parts, poll('4.0', OPEN, { form: 'open' }));
    const { page, line } = await phones.join(parts);
    const field = page.getByRole('textbox');
    await field.fill('Enemmän aikaa asiakkaille');
    await chat(page);
    await page.getByRole('heading', { name: 'Keskustelu' }).waitFor();
    await now(page);
    expect(await field.inputValue()).toBe('Enemmän aikaa asiakkaille');
    during(parts, poll('4.0', OPEN, { form: 'open' }), poll('4.1', QUESTION, { form: 'yesNo' }));
    line.show({ 'poll:4.1': parts.get('poll:4.1'), 'segment:1.2': parts.get('segment:1.2') });
    await expect.poll(() => spoken(page).textContent()).toContain('Uusi tehtävä');
    expect(await field.inputValue()).toBe('Enemmän aikaa asiakkaille');
    line.show({
      stage: {
        ...(parts.get('stage') as object),
        view: { view: 'activity', activity: '4.1' },
      } as Part,
    });
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('Enemmän aikaa asiakkaille');
    await page.getByRole('button', { name: 'Seuraava tehtävä' }).click();
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await page.getByRole('button', { name: 'Edellinen tehtävä' }).click();
    expect(await field.inputValue()).toBe('Enemmän aikaa asiakkaille');
  });

  test('pg1_a_half_filled_scale_is_as_it_was_after_a_reload', async () => {
    const parts = meeting();
    during(parts, poll('4.0', OPEN, { form: 'scale', statements: STATEMENTS }));
    const { page } = await phones.join(parts);
    const marks = () => page.getByRole('radio', { checked: true }).count();
    await page.getByRole('radio', { name: /^4/ }).nth(1).check({ force: true });
    await page.reload();
    await page.getByRole('heading', { name: OPEN }).waitFor();
    expect(await page.getByRole('radio', { name: /^4/ }).nth(1).isChecked()).toBe(true);
    expect(await marks(), 'what was not answered has not become "can’t say"').toBe(1);
  });

  test('pg10_what_was_written_in_one_meeting_is_not_in_the_next_in_the_same_tab', async () => {
    const { page, line } = await phones.join(polling());
    await chat(page);
    await page.getByLabel('Viesti', { exact: true }).fill('vain tälle tilaisuudelle');
    line.meeting = '0193b0a0-0000-7000-8000-0000000000ff';
    await page.reload();
    await chat(page);
    expect(await page.getByLabel('Viesti', { exact: true }).inputValue()).toBe('');
    line.meeting = undefined;
    await page.reload();
    await chat(page);
    expect(await page.getByLabel('Viesti', { exact: true }).inputValue()).toBe(
      'vain tälle tilaisuudelle',
    );
  });

  test('pg2_an_idea_in_writing_stays_when_another_is_tapped_and_when_the_vote_opens', async () => {
    const parts = meeting();
    during(parts, ...sheet('6.0', 'build'));
    const { page, line } = await phones.join(parts);
    await page.getByRole('button', { name: 'Lisää alle' }).click();
    await page.getByRole('textbox').fill('joka toinen kuukausi');
    await page.getByRole('treeitem', { name: /vuosittainen kysely/ }).click();
    await page.getByRole('button', { name: /Jatka kirjoittamista: joka toinen/ }).click();
    expect(await page.getByRole('textbox').inputValue()).toBe('joka toinen kuukausi');
    line.show({ 'sheet:6.0': { ...parts.get('sheet:6.0'), phase: 'vote' } as Part });
    const left = page.getByRole('region', { name: 'Tätä ei ehditty lähettää' });
    await left.getByText('joka toinen kuukausi').waitFor();
    await left.getByRole('button', { name: 'Kopioi teksti' }).click();
    await left.getByRole('button', { name: 'Poista teksti' }).click();
    await left.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Kumoa' }).click();
    await left.getByText('joka toinen kuukausi').waitFor();
  });

  test('pg2_a_text_whose_task_is_closed_or_taken_away_can_be_copied', async () => {
    const parts = meeting();
    during(parts, poll('4.0', OPEN, { form: 'open' }));
    const { page, line } = await phones.join(parts);
    await page.getByRole('textbox').fill('melkein valmis');
    line.show({ 'poll:4.0': { ...parts.get('poll:4.0'), state: 'closed' } as Part });
    const left = page.getByRole('region', { name: 'Tätä ei ehditty lähettää' });
    await left.getByText('melkein valmis').waitFor();
    line.show({ 'poll:4.0': undefined });
    await page.getByRole('heading', { name: OPEN }).waitFor({ state: 'detached' });
    await left.getByText('melkein valmis').waitFor();
  });

  test('pg2_what_is_being_written_when_the_meeting_ends_can_be_copied', async () => {
    const parts = polling();
    const { page, line } = await phones.join(parts);
    await chat(page);
    await page.getByLabel('Viesti', { exact: true }).fill('jäi sanomatta');
    line.show({
      meeting: { ...parts.get('meeting'), state: 'ended', endedAt: Date.now() } as Part,
    });
    const left = page.getByRole('region', { name: 'Tätä ei ehditty lähettää' });
    await left.getByText('jäi sanomatta').waitFor();
  });

  test('pg5_a_cancelled_idea_comes_back_by_undo', async () => {
    const parts = meeting();
    during(parts, ...sheet('6.0', 'build'));
    const { page } = await phones.join(parts);
    await page.getByRole('button', { name: 'Lisää alle' }).click();
    await page.getByRole('textbox').fill('harkitsen vielä');
    await page.getByRole('button', { name: 'Peru', exact: true }).click();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.getByRole('button', { name: 'Kumoa' }).click();
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('harkitsen vielä');
  });

  test('pg8_a_message_sent_offline_is_there_after_a_reload_and_said_not_to_be_known_to_have_come', async () => {
    const { page, line } = await phones.join(polling());
    await chat(page);
    await line.cut();
    await page.getByText('Ei yhteyttä').waitFor();
    await page.getByLabel('Viesti', { exact: true }).fill('tärkeä kysymys');
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await page.getByText('Pidä tämä sivu auki').waitFor();
    line.up = true;
    line.decide = () => 'silence';
    await page.reload();
    await page.getByText('Lähetys jäi kesken').first().waitFor();
    await chat(page);
    expect(await page.getByLabel('Viesti', { exact: true }).inputValue()).toBe('tärkeä kysymys');
    line.decide = () => ({ outcome: 'accepted', seq: 1 }) as never;
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await expect.poll(() => page.getByLabel('Viesti', { exact: true }).inputValue()).toBe('');
    expect(line.received.map(({ command }) => command)).toEqual([
      { chat: { do: 'say', text: 'tärkeä kysymys' } },
    ]);
  });

  test('pg8_a_message_on_its_way_is_not_sent_twice_by_who_steps_away_and_back', async () => {
    const { page, line } = await phones.join(polling());
    line.decide = () => 'silence';
    await chat(page);
    await page.getByLabel('Viesti', { exact: true }).fill('kerran');
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await expect.poll(() => line.received.length).toBe(1);
    await now(page);
    await chat(page);
    await page.getByText('Odottaa vahvistusta').waitFor();
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    line.send({ t: 'answers', answers: [{ n: 1, outcome: 'accepted', seq: 2 }] });
    await expect.poll(() => page.getByLabel('Viesti', { exact: true }).inputValue()).toBe('');
    expect(line.received.length).toBe(1);
  });

  test('pg34_sending_with_nothing_chosen_says_what_is_missing_and_goes_there', async () => {
    const parts = meeting();
    during(parts, poll('4.0', QUESTION, { form: 'single', options: OPTIONS }));
    const { page, line } = await phones.join(parts);
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('Valitse vastaus ennen kuin lähetät.').waitFor();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).type);
    await expect.poll(focused).toBe('radio');
    expect(line.received).toEqual([]);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await expect.poll(() => line.received.length).toBe(1);
  });

  test('pg34_an_empty_word_and_an_empty_message_say_so_beside_their_field', async () => {
    const parts = meeting();
    during(parts, cloud('5.0'));
    const { page, line } = await phones.join(parts);
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    const invalid = page.locator('[aria-invalid=true]');
    await expect.poll(() => invalid.count()).toBe(1);
    await expect.poll(() => invalid.evaluate((it) => it === document.activeElement)).toBe(true);
    await chat(page);
    await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
    await page.getByText('Kirjoita ensin jotain.').waitFor();
    await expect.poll(() => invalid.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(line.received).toEqual([]);
  });

  test('pg1_where_storage_is_forbidden_what_is_written_lasts_as_long_as_the_page', async () => {
    const parts = meeting();
    during(parts, poll('4.0', OPEN, { form: 'open' }));
    const { page, errors } = await phones.join(parts, { storage: 'forbidden' });
    await page.getByRole('textbox').fill('ilman tallennusta');
    await chat(page);
    await now(page);
    expect(await page.getByRole('textbox').inputValue()).toBe('ilman tallennusta');
    expect(errors).toEqual([]);
  });
});

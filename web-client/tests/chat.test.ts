import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Part, PartKey } from '../src/protocol';
import { AT, meeting, WELCOME } from './pages/meeting';
import { inBrowser } from './pages/phone';

/** So many published messages, the oldest first: "viesti 1" ... */
function messages(first: number, last: number): Record<PartKey, Part> {
  const parts: Record<PartKey, Part> = {};
  for (let n = first; n <= last; n++) {
    const id = `${n}.0`;
    const text = `viesti ${n}`;
    parts[`message:${id}`] = { part: 'message', id, who: { number: 5 }, text, at: AT + n };
  }
  return parts;
}

function chat(count: number): Map<PartKey, Part> {
  const parts = meeting();
  parts.set('chat', { part: 'chat', mode: 'open', slowS: 0 });
  for (const [key, part] of Object.entries(messages(1, count))) parts.set(key, part);
  return parts;
}

const open = (page: Page) => page.getByRole('button', { name: /^Keskustelu/ }).click();
const said = (page: Page, n: number) => page.getByText(`viesti ${n}`, { exact: true });
const inSight = (page: Page, n: number) =>
  expect.poll(() =>
    said(page, n).evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      const covered = document.elementFromPoint(40, (top + bottom) / 2);
      return covered !== null && (one.contains(covered) || covered.contains(one));
    }),
  );

inBrowser('the chat on a phone', (phones) => {
  test('pg21_the_chat_opens_at_the_newest_with_the_field_at_the_thumb', async () => {
    const { page, errors } = await phones.join(chat(1_500));
    await open(page);
    await inSight(page, 1_500).toBe(true);
    const field = page.getByRole('textbox', { name: 'Viesti' });
    // In the lower third of 640 pixels, above the bar.
    const { y = 0 } = (await field.boundingBox()) ?? {};
    expect(y).toBeGreaterThan(420);
    expect(y).toBeLessThan(560);
    await expect.poll(() => page.getByRole('listitem').count()).toBe(50);
    expect(errors).toEqual([]);
  });

  test('pg21_older_messages_come_above_what_is_read', async () => {
    const { page } = await phones.join(chat(120));
    await open(page);
    await inSight(page, 120).toBe(true);
    await expect.poll(() => page.getByRole('listitem').count()).toBe(50);
    const older = page.getByRole('button', { name: 'Näytä vanhemmat (70)' });
    await older.scrollIntoViewIfNeeded();
    const before = await said(page, 71).boundingBox();
    await older.click();
    await page.getByRole('button', { name: 'Näytä vanhemmat (20)' }).waitFor();
    await expect.poll(() => page.getByRole('listitem').count()).toBe(100);
    const after = await said(page, 71).boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 999))).toBeLessThan(60);
    await page.getByRole('button', { name: 'Näytä vanhemmat (20)' }).click();
    await expect.poll(() => page.getByRole('listitem').count()).toBe(120);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Viestit',
    );
  });

  test('pg21_what_comes_while_one_reads_older_ones_is_told_and_moves_nothing', async () => {
    const { page, line } = await phones.join(chat(120));
    await open(page);
    await inSight(page, 120).toBe(true);
    await expect.poll(() => page.getByRole('listitem').count()).toBe(50);
    await said(page, 90).scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, -200));
    const before = await said(page, 90).boundingBox();
    line.show(messages(121, 123));
    const fresh = page.getByRole('button', { name: '3 uutta viestiä' });
    await fresh.waitFor();
    expect(await said(page, 90).boundingBox()).toEqual(before);
    await fresh.click();
    await inSight(page, 123).toBe(true);
    expect(await fresh.count()).toBe(0);
    // And who reads the newest stays there.
    line.show(messages(124, 126));
    await inSight(page, 126).toBe(true);
  });

  test('pg21_what_is_written_after_all_was_hidden_is_shown', async () => {
    const { page, line } = await phones.join(chat(300));
    await open(page);
    await inSight(page, 300).toBe(true);
    const keys = Object.keys(messages(1, 300));
    line.show(Object.fromEntries(keys.map((key) => [key, undefined])));
    await page.getByText('Ei vielä viestejä').waitFor();
    line.show(messages(301, 302));
    await inSight(page, 302).toBe(true);
    expect(await page.getByRole('listitem').count()).toBe(2);
  });

  test('pg21_what_came_since_one_was_here_stands_below_a_line', async () => {
    const { page, line } = await phones.join(chat(5));
    await open(page);
    await inSight(page, 5).toBe(true);
    await page.getByRole('button', { name: 'Nyt', exact: true }).click();
    line.show(messages(6, 8));
    await page.getByRole('button', { name: 'Keskustelu 3 uutta viestiä' }).waitFor();
    await open(page);
    const rows = page.getByRole('list', { name: 'Viestit' }).getByRole('listitem');
    await expect.poll(() => rows.nth(5).textContent()).toBe('3 uutta');
    expect(await rows.nth(6).textContent()).toContain('viesti 6');
    // It stands while one is here, and is gone the next time.
    line.show(messages(9, 9));
    await inSight(page, 9).toBe(true);
    expect(await rows.nth(5).textContent()).toBe('3 uutta');
    await page.getByRole('button', { name: 'Nyt', exact: true }).click();
    await open(page);
    await inSight(page, 9).toBe(true);
    expect(await rows.count()).toBe(9);
  });

  test('pg20_messages_that_come_with_the_rest_of_a_view_are_not_told_as_new', async () => {
    const parts = chat(30);
    const { page, line } = await phones.join(parts, { row: 1 });
    await expect.poll(() => line.hellos.length).toBe(1);
    const all = [...parts].map(([key, part]) => ({ key, part }));
    const isMessage = ({ key }: { key: PartKey }) => key.startsWith('message:');
    const first = all.filter((one) => !isMessage(one));
    line.send({ ...WELCOME, at: Date.now() });
    line.send({ t: 'parts', seq: 1, whole: true, step: 'first', parts: first });
    await page.getByRole('button', { name: 'Keskustelu', exact: true }).waitFor();
    line.send({ t: 'parts', seq: 1, step: 'rest', parts: all.filter(isMessage) });
    line.show(messages(31, 31));
    await page.getByRole('button', { name: 'Keskustelu 1 uusi viesti' }).waitFor();
  });

  test('ch11_one_tap_agrees_and_the_next_takes_it_back', async () => {
    const parts = chat(3);
    const backed = parts.get('message:2.0');
    if (backed?.part !== 'message') throw new Error('a message');
    parts.set('message:2.0', { ...backed, backers: 20 });
    const { page, line } = await phones.join(parts);
    const sent = () =>
      line.received.flatMap(({ command }) => ('chat' in command ? [command.chat] : []));
    await open(page);
    // Its name stays as it is pressed (PG34): how many agree is told beside it.
    const button = page.getByRole('button', { name: 'Samaa mieltä: viesti 2', exact: true });
    await page.getByText('20+ samaa mieltä').waitFor();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    const { height = 0 } = (await button.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(44);
    await button.click();
    await expect.poll(sent).toEqual([{ do: 'back', message: '2.0', on: true }]);
    line.show({ mybackings: { part: 'myBackings', questions: [], messages: ['2.0'] } });
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    await expect.poll(() => sent().at(-1)).toEqual({ do: 'back', message: '2.0', on: false });
  });

  test('ch11_of_an_own_message_one_is_told_how_many_agree_and_cannot_agree', async () => {
    const parts = chat(2);
    const own = parts.get('message:1.0');
    if (own?.part !== 'message') throw new Error('a message');
    const { id, text, at } = own;
    parts.set('message:1.0', { ...own, backers: 3 });
    parts.set('said:1.0', { part: 'said', id, text, at, state: { state: 'published' } });
    const { page } = await phones.join(parts);
    await open(page);
    await page.getByText('3 samaa mieltä').waitFor();
    expect(await page.getByRole('button', { name: /^Samaa mieltä/ }).count()).toBe(1);
  });

  test('pg22_back_goes_to_now_and_then_out_of_the_meeting', async () => {
    const { page } = await phones.join(chat(3));
    await open(page);
    await said(page, 3).waitFor();
    await page.getByRole('button', { name: 'Lisää', exact: true }).click();
    await page.goBack();
    const now = page.getByRole('button', { name: 'Nyt', exact: true });
    await expect.poll(() => now.getAttribute('aria-current')).toBe('page');
    await page.goForward();
    await expect.poll(() => now.getAttribute('aria-current')).toBeNull();
    await now.click();
    await expect.poll(() => now.getAttribute('aria-current')).toBe('page');
    // Taps that come faster than the history moves do not go further back.
    await open(page);
    await now.evaluate((button: HTMLElement) => (button.click(), button.click()));
    await expect.poll(() => now.getAttribute('aria-current')).toBe('page');
    await open(page);
    await now.evaluate((button: HTMLElement) => {
      button.click();
      (button.nextElementSibling as HTMLElement).click();
    });
    await said(page, 3).waitFor();
    await page.goBack();
    await expect.poll(() => now.getAttribute('aria-current')).toBe('page');
    await open(page);
    await page.reload();
    await said(page, 3).waitFor();
    await page.goBack();
    await expect.poll(() => now.getAttribute('aria-current')).toBe('page');
    await page.goBack();
    expect(page.url()).toBe('about:blank');
  });
});

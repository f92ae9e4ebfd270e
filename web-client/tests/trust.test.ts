import { describe, expect, test } from 'vitest';
import { FakeLine } from './pages/line';
import { cloud, during, meeting, poll, polling, QUESTION, sheet } from './pages/meeting';
import { inBrowser } from './pages/phone';

inBrowser('what can be trusted in a browser', (phones) => {
  test('ft20_where_storage_is_forbidden_a_line_that_comes_back_is_the_same_person', async () => {
    const { page, line, errors } = await phones.join(polling(), { storage: 'forbidden' });
    await page.getByText('Selain ei salli tallennusta.').waitFor();
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('✓ Tallennettu').waitFor();
    await line.cut();
    line.up = true;
    await expect.poll(() => line.hellos.length, { timeout: 15_000 }).toBeGreaterThan(1);
    expect(line.hellos[0]?.token).toBeUndefined();
    expect(line.hellos.at(-1)?.token).toBe('token');
    expect(errors).toEqual([]);
  });

  test.each(['host', 'moderator', 'secretary', 'presenter', 'organiser', 'stage'] as const)(
    'ft20_where_storage_is_forbidden_the_page_of_the_%s_is_not_blank',
    async (role) => {
      const coming = { role, path: `/${role}#secret`, storage: 'forbidden' } as const;
      const { page, errors } = await phones.join(meeting(), coming);

      await page.getByText('Sosiaalityön foorumi: osallisuus arjessa').first().waitFor();
      const told = page.getByText('Selain ei salli tallennusta.');
      if (role === 'stage') expect(await told.count()).toBe(0);
      else await told.waitFor();
      // What the page asks over HTTP is not there to be answered.
      expect(errors.filter((one) => !one.startsWith('Failed to load resource'))).toEqual([]);
    },
  );

  test('ft62_a_sleeping_tab_does_not_put_an_older_vote_over_a_newer_one_of_another_tab', async () => {
    const parts = polling();
    const { page, line } = await phones.join(parts);
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await line.cut();
    await page.getByText('Ei yhteyttä').waitFor();
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('1 lähettämättä').waitFor();

    const tab = await page.context().newPage();
    const other = new FakeLine(parts);
    await other.serve(tab);
    await tab.goto(page.url());
    await tab.getByText('Ei', { exact: true }).click();
    await tab.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await tab.getByText('✓ Tallennettu').waitFor();

    parts.set('ballot:4.0', { part: 'ballot', poll: '4.0', choice: { kind: 'no' } });
    line.up = true;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('Tilanne ehti muuttua.').first().waitFor();
    await page
      .getByRole('radio', { name: 'Ei', exact: true })
      .and(page.locator(':checked'))
      .waitFor();
    expect(other.received.length).toBe(1);
    expect(line.received).toEqual([]);
  });

  test('ft60_a_network_that_lets_no_socket_open_is_told_from_one_that_is_down', async () => {
    const { page } = await phones.join(polling(), { up: false });
    const told = page.getByText('ei päästä läpi jatkuvaa yhteyttä (WebSocket)');
    await page.getByText('Ei yhteyttä').waitFor();
    expect(await told.count()).toBe(0);
    await page.route('**/health', (route) => route.fulfill({ json: { ok: true } }));
    for (let tries = 0; tries < 3; tries++) {
      await page.evaluate(() => dispatchEvent(new Event('online')));
    }
    await told.waitFor({ timeout: 30_000 });
  });

  test('ft61_where_the_files_of_the_page_do_not_come_the_page_is_not_white', async () => {
    const { page } = await phones.join(polling(), { files: 'lost' });
    await page.getByText('Foorumi toimii vain oman osoitteensa juuressa, ei alipolussa.').waitFor();
    const { page: well } = await phones.join(polling());
    await well.getByRole('heading', { name: QUESTION }).waitFor();
    expect(await well.getByText('Sivu ei latautunut').count()).toBe(0);
  });

  test('pg31_where_the_page_itself_does_not_come_it_is_said_at_once', async () => {
    const { page } = await phones.join(polling());
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await page.route('**/assets/Participant-*', (route) => route.abort());
    await page.reload();
    const told = page.getByText('Sivu ei latautunut.');
    await told.waitFor({ state: 'visible', timeout: 5_000 });
    expect(await page.locator('#skeleton').count()).toBe(0);
    await page.unroute('**/assets/Participant-*');
    await page.reload();
    await page.getByRole('heading', { name: QUESTION }).waitFor();
  });

  test('ft50_a_second_tap_while_the_guard_is_on_its_way_sends_nothing_more', async () => {
    for (const [what, label] of [
      ['chat', 'Viesti'],
      ['cloud', 'Sanasi'],
      ['sheet', /Uusi idea/],
    ] as const) {
      const parts = meeting();
      parts.set('chat', { part: 'chat', mode: 'open', slowS: 0 });
      if (what === 'cloud') during(parts, cloud('5.0'));
      if (what === 'sheet') during(parts, ...sheet('6.0', 'build'));
      const { page, line } = await phones.join(parts);
      let come = () => undefined as void;
      const coming = new Promise<void>((done) => (come = done));
      await page.route(/\/guard-[^/]*\.js$/, async (route) => {
        await coming;
        await route.continue();
      });
      if (what === 'chat') await page.getByRole('button', { name: /^Keskustelu/ }).click();
      if (what === 'sheet') {
        await page.getByRole('treeitem').first().click();
        await page.getByRole('button', { name: 'Lisää alle' }).click();
      }
      const field = page.getByRole('textbox', { name: label }).first();
      await field.fill('kerran');
      const send = () => field.evaluate((it) => it.closest('form')?.requestSubmit());
      line.decide = () => 'silence';
      const asked = page.waitForRequest(/\/guard-[^/]*\.js$/);
      await send();
      await asked;
      await send();
      come();
      await expect.poll(() => line.received.length, { message: what }).toBe(1);
      // Nor does a tap while the first waits for its answer.
      await send();
      const [{ n } = { n: 0 }] = line.received;
      line.send({ t: 'answers', answers: [{ n, outcome: 'accepted', seq: 2 }] });
      await expect.poll(() => field.inputValue(), { message: what }).toBe('');
      expect(line.received.length, what).toBe(1);
    }
  });

  describe('ft50_what_looks_like_an_identity_code_is_told_before_it_leaves_the_device', () => {
    const CODE = 'Soita 131052-308T';
    const WORD = '131052-308T';

    /** Writes it, is warned and sends nothing; then sends it anyway. */
    async function warned(
      { page, line }: Awaited<ReturnType<typeof phones.join>>,
      label: string | RegExp,
      send: string | undefined,
      text = CODE,
    ) {
      await page.getByRole('textbox', { name: label }).first().fill(text);
      if (send) await page.getByRole('button', { name: send, exact: true }).click();
      else await page.keyboard.press('Enter');
      const group = page.getByRole('group', { name: 'Tekstissä näyttää olevan henkilötunnus.' });
      await group.waitFor();
      expect(await group.evaluate((it) => it === document.activeElement)).toBe(true);
      expect(line.received).toEqual([]);
      await page.getByRole('button', { name: 'Lähetä silti' }).click();
      await expect.poll(() => line.received.length).toBe(1);
      expect(JSON.stringify(line.received[0]?.command)).toContain(text);
      // The button has gone: focus is where one writes, or where one goes on.
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.tagName))
        .not.toBe('BODY');
    }

    test('a word', async () => {
      const parts = meeting();
      during(parts, cloud('5.0'));
      await warned(await phones.join(parts), 'Sanasi', undefined, WORD);
    });

    test('an answer in own words', async () => {
      const parts = meeting();
      during(parts, poll('4.0', QUESTION, { form: 'open' }));
      await warned(await phones.join(parts), 'Vastauksesi', 'Lähetä vastaus');
    });

    test('an idea, and a comment', async () => {
      for (const [phase, key] of [
        ['build', 'Lisää alle'],
        ['comment', 'Kommentoi'],
      ] as const) {
        const parts = meeting();
        during(parts, ...sheet('6.0', phase));
        const joined = await phones.join(parts);
        await joined.page.getByRole('treeitem').first().click();
        await joined.page.getByRole('button', { name: key }).click();
        await warned(joined, phase === 'build' ? /Uusi idea/ : 'Kommentoi', undefined);
      }
    });

    test('a message, which can be covered too', async () => {
      const parts = meeting();
      parts.set('chat', { part: 'chat', mode: 'open', slowS: 0 });
      const joined = await phones.join(parts);
      await joined.page.getByRole('button', { name: /^Keskustelu/ }).click();
      await warned(joined, 'Viesti', 'Lähetä');
      await joined.page.getByLabel('Viesti').first().fill(`${CODE} nyt`);
      await joined.page.getByRole('button', { name: 'Lähetä', exact: true }).click();
      await joined.page.getByText('Peitä tiedot, muuta tekstiä tai lähetä se silti').waitFor();
      await joined.page.getByRole('button', { name: 'Peitä tiedot' }).click();
      await expect
        .poll(() => joined.page.evaluate(() => document.activeElement?.tagName))
        .toBe('TEXTAREA');
      await expect
        .poll(() => joined.page.getByLabel('Viesti').first().inputValue())
        .toBe('Soita ••• nyt');
    });

    test('the topic of a request, and a name', async () => {
      const parts = meeting();
      const request = { id: '9.0', kind: 'turn', reason: 'firstTurn', passed: false, place: 2 };
      parts.set('myqueue', { part: 'myQueue', floor: false, requests: [request] } as never);
      const joined = await phones.join(parts);
      await joined.page.getByRole('button', { name: '2. jonossa' }).click();
      await warned(joined, 'Aihe', 'Tallenna aihe');
      const named = await phones.join(parts);
      await named.page.getByRole('button', { name: 'Lisää' }).click();
      await warned(named, 'Nimi', 'Tallenna nimi');
    });
  });
});

import { expect, test } from 'vitest';
import { cloud, during, meeting, poll, polling, QUESTION, sheet } from './pages/meeting';
import type { Part } from '../src/protocol';
import { inBrowser, spoken } from './pages/phone';

inBrowser('the participant’s page in a browser', (phones) => {
  test('pl2_two_taps_answer_and_only_the_server_says_saved', async () => {
    const { page, line, errors } = await phones.join(polling());
    line.decide = () => 'silence';
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('Odottaa vahvistusta').waitFor();
    expect(await page.getByText('Tallennettu').count()).toBe(0);
    line.send({ t: 'answers', answers: [{ n: 1, outcome: 'accepted', seq: 2 }] });
    await page.getByText('✓ Tallennettu').waitFor();
    expect(line.received).toEqual([
      { n: 1, command: { poll: { do: 'castBallot', poll: '4.0', choice: { kind: 'yes' } } } },
    ]);
    expect(errors).toEqual([]);
  });

  test('sy6_offline_is_said_and_what_was_sent_goes_again_with_its_number', async () => {
    const { page, line } = await phones.join(polling());
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await line.cut();
    await page.getByText('Ei yhteyttä').waitFor({ timeout: 3000 });
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('1 lähettämättä').waitFor();
    await page.getByRole('main').getByText('Tallennus on hidasta').waitFor();
    expect(await page.getByText('Tallennettu').count()).toBe(0);
    line.up = true;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('✓ Tallennettu').waitFor();
    expect(line.received.map(({ n }) => n)).toEqual([1]);
    const [first, second] = [line.hellos[0], line.hellos.at(-1)];
    expect(second).toMatchObject({ client: first?.client, token: 'token', position: { seq: 1 } });
  });

  test('id2_a_reload_keeps_an_unsent_vote_and_sends_it', async () => {
    const { page, line } = await phones.join(polling());
    line.decide = () => 'silence';
    await page.getByText('Ei', { exact: true }).click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('Odottaa vahvistusta').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await expect.poll(() => line.received.length).toBe(2);
    expect(line.received.map(({ command }) => command)).toEqual([
      { poll: { do: 'castBallot', poll: '4.0', choice: { kind: 'no' } } },
      { poll: { do: 'castBallot', poll: '4.0', choice: { kind: 'no' } } },
    ]);
    expect(line.hellos[0]?.client, 'each load is a browser of its own').not.toBe(
      line.hellos[1]?.client,
    );
  });

  test('sy1_a_vote_left_by_an_earlier_life_of_the_tab_is_told_not_to_have_counted', async () => {
    const { page, line } = await phones.join(polling());
    line.decide = () => 'silence';
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('Odottaa vahvistusta').waitFor();
    line.decide = () => ({ outcome: 'rejected', why: { code: 'activityClosed' } }) as never;
    await page.reload();
    await page
      .getByText('Tehtävä sulkeutui ennen kuin vastauksesi ehti perille. Vastausta ei tallennettu.')
      .first()
      .waitFor();
  });

  test('sy1_a_refusal_that_comes_after_its_control_has_gone_is_told', async () => {
    const { page, line } = await phones.join(polling());
    line.decide = () => 'silence';
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page.getByText('Odottaa vahvistusta').waitFor();
    line.show({ 'poll:4.0': undefined });
    await page.getByRole('heading', { name: QUESTION }).waitFor({ state: 'detached' });
    const why = { code: 'activityClosed' };
    line.send({ t: 'answers', answers: [{ n: 1, outcome: 'rejected', why }] });
    await page
      .getByText('Tehtävä sulkeutui ennen kuin vastauksesi ehti perille. Vastausta ei tallennettu.')
      .first()
      .waitFor();
  });

  test('a rejection is told in words with the way on', async () => {
    const { page, line } = await phones.join(polling());
    line.decide = () => ({ outcome: 'rejected', why: { code: 'activityClosed' } }) as never;
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await page
      .getByText('Tehtävä sulkeutui ennen kuin vastauksesi ehti perille. Vastausta ei tallennettu.')
      .first()
      .waitFor();
  });

  test('a wrong code leads back to the code', async () => {
    const { page, line } = await phones.join(polling());
    line.refusal = 'noSuchMeeting';
    await page.reload();
    await page.getByRole('heading', { name: /ei löydy tilaisuutta/ }).waitFor();
    expect(await page.getByRole('link', { name: 'Palaa etusivulle' }).getAttribute('href')).toBe(
      '/',
    );
  });

  test('a new task comes by itself, but not under the hands of somebody who writes', async () => {
    const parts = meeting();
    during(parts, cloud('5.0'));
    const { page, line } = await phones.join(parts);
    await page.getByLabel('Sanasi').fill('luotta');
    during(parts, cloud('5.0'), poll('4.0', QUESTION, { form: 'yesNo' }));
    line.show({ 'poll:4.0': parts.get('poll:4.0'), 'segment:1.2': parts.get('segment:1.2') });
    await expect.poll(() => spoken(page).textContent()).toContain('Uusi tehtävä');
    expect(await page.getByLabel('Sanasi').inputValue()).toBe('luotta');
    await page.getByText('Tehtävä 1/2').waitFor();
    await page.getByLabel('Sanasi').fill('');
    during(parts, cloud('5.0'), poll('4.1', 'Mikä auttaisi?', { form: 'open' }));
    line.show({ 'poll:4.1': parts.get('poll:4.1'), 'segment:1.2': parts.get('segment:1.2') });
    await page.getByRole('heading', { name: 'Mikä auttaisi?' }).waitFor();
  });

  test('a sheet that is stepped to comes with its heading focused, the first time too', async () => {
    const parts = meeting();
    during(parts, cloud('5.0'), ...sheet('6.0', 'build'));
    const { page } = await phones.join(parts);
    await page.getByText('Tehtävä 1/2').waitFor();
    await page.getByRole('button', { name: 'Seuraava tehtävä' }).click();
    const heading = page.getByRole('heading', { level: 1, name: 'Asiakaspalaute käyttöön' });
    await expect.poll(() => heading.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test('wc1_enter_sends_a_word_and_the_field_keeps_focus', async () => {
    const parts = meeting();
    during(parts, cloud('5.0'));
    const { page, line } = await phones.join(parts);
    await page.getByLabel('Sanasi').fill('luottamus');
    await page.keyboard.press('Enter');
    await expect.poll(() => line.received.length).toBe(1);
    await expect.poll(() => page.getByLabel('Sanasi').inputValue()).toBe('');
    await page.keyboard.type('neljä sanaa on liikaa');
    await page.keyboard.press('Enter');
    await page.getByText('enintään kolme sanaa').first().waitFor();
    expect(line.received.length).toBe(1);
  });

  test('mm5_a_sheet_is_built_by_keyboard_alone', async () => {
    const parts = meeting();
    during(parts, ...sheet('6.0', 'build'));
    const { page, line } = await phones.join(parts);
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Insert');
    await page.keyboard.type('joka kuukausi');
    await page.keyboard.press('Enter');
    await expect.poll(() => line.received.length).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+ArrowUp');
    await page.keyboard.press('Delete');
    await expect
      .poll(() => line.received.map(({ command }) => command))
      .toEqual([
        {
          sheet: {
            do: 'addIdea',
            sheet: '6.0',
            parent: '6.02',
            after: null,
            text: 'joka kuukausi',
          },
        },
        { sheet: { do: 'moveIdea', sheet: '6.0', idea: '6.02', parent: '6.00', after: null } },
        { sheet: { do: 'deleteIdea', sheet: '6.0', idea: '6.02' } },
      ]);
    await page.getByRole('button', { name: 'Kumoa' }).click();
    await expect
      .poll(() => line.received.at(-1)?.command)
      .toEqual({ sheet: { do: 'restoreIdea', sheet: '6.0', idea: '6.02' } });
  });

  test('mm5_a_form_that_was_left_does_not_come_back_when_its_answer_comes', async () => {
    const parts = meeting();
    during(parts, ...sheet('6.0', 'build'));
    const { page, line } = await phones.join(parts);
    line.decide = () => 'silence';
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('Insert');
    await page.keyboard.type('joka kuukausi');
    await page.keyboard.press('Enter');
    await expect.poll(() => line.received.length).toBe(1);
    await page.keyboard.press('Escape');
    line.send({ t: 'answers', answers: [{ n: 1, outcome: 'accepted', seq: 2 }] });
    line.show({
      'idea:6.0:6.09': {
        part: 'idea',
        sheet: '6.0',
        id: '6.09',
        parent: '6.00',
        order: 9,
        text: 'joka kuukausi',
        edited: 2,
      },
    });
    await page.getByRole('treeitem', { name: 'joka kuukausi' }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await expect
      .poll(() =>
        page
          .getByRole('treeitem')
          .first()
          .evaluate((it) => it === document.activeElement),
      )
      .toBe(true);
  });

  test('dv3_three_votes_are_three_votes_and_a_fourth_is_not_sent', async () => {
    const parts = meeting();
    during(parts, ...sheet('6.0', 'vote'));
    const { page, line } = await phones.join(parts);
    const ideas = page.getByRole('button', { name: /^Anna ääni/ });
    await expect.poll(() => ideas.count()).toBe(5);
    for (const at of [0, 1, 2]) await ideas.nth(at).click();
    await page.getByText('0 jäljellä 3:sta', { exact: true }).waitFor();
    await ideas.nth(3).click();
    await page.getByText('Olet antanut kaikki 3 ääntäsi').first().waitFor();
    expect(line.received.length).toBe(3);
    await ideas.nth(0).click();
    await page.getByText('1 jäljellä 3:sta', { exact: true }).waitFor();
    const last = line.received.at(-1)?.command;
    expect(
      last && 'sheet' in last && last.sheet.do === 'setDots' && Object.keys(last.sheet.dots).length,
    ).toBe(2);
  });

  test('sq5_sq11_one_tap_asks_for_the_floor_from_anywhere_and_the_turn_is_an_alert', async () => {
    const { page, line } = await phones.join(polling());
    await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).click();
    await expect
      .poll(() => line.received[0]?.command)
      .toEqual({ queue: { do: 'ask', kind: 'turn', topic: null } });
    const request = { id: '9.0', kind: 'turn', reason: 'firstTurn', passed: false } as const;
    line.show({
      myqueue: { part: 'myQueue', floor: false, requests: [{ ...request, place: 2, waitS: 360 }] },
    });
    await page.getByText('Paikkasi jonossa: 2').first().waitFor();
    await page.getByText('noin 6 min').waitFor();
    expect(await page.title()).toContain('2. jonossa');
    line.show({ myqueue: { part: 'myQueue', floor: true, requests: [] } });
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain('Sinulla on puheenvuoro');
  });

  test('ch4_what_somebody_typed_is_text_and_never_markup', async () => {
    const parts = meeting();
    const text = '<img src=x onerror=alert(1)> ‮abc';
    const who = { number: 5, name: '<b>Matti</b>' };
    parts.set('message:7.0', { part: 'message', id: '7.0', who, text, at: Date.now() });
    const { page, errors } = await phones.join(parts);
    await page.getByRole('button', { name: /^Keskustelu/ }).click();
    await page.getByText('<b>Matti</b>').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('pg24_a_double_tap_asks_once_and_what_waits_for_approval_is_called_so', async () => {
    const { page, line } = await phones.join(meeting());
    line.decide = () => 'silence';
    await page.getByRole('button', { name: 'Pyydä puheenvuoro' }).first().dblclick();
    const ask = { queue: { do: 'ask', kind: 'turn', topic: null } };
    await expect.poll(() => line.received.map(({ command }) => command)).toEqual([ask]);
    line.show({
      myqueue: {
        part: 'myQueue',
        floor: false,
        requests: [{ id: '7', kind: 'turn', passed: false }],
      },
    });
    await page.getByRole('button', { name: 'Odottaa hyväksyntää' }).waitFor();
    expect(await page.getByText('Vastaus puhujalle').count()).toBe(0);
  });

  test('pg31_a_part_that_does_not_come_says_so_and_comes_at_the_next_try', async () => {
    const { page } = await phones.join(polling());
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await page.route('**/assets/later-*', (route) => route.abort());
    await page.reload();
    await page.getByRole('button', { name: /^Keskustelu/ }).click();
    await page.getByText('Tätä sivun osaa ei saatu ladattua.').waitFor();
    const again = page.getByRole('button', { name: 'Yritä uudelleen' });
    await again.waitFor();
    await page.unroute('**/assets/later-*');
    // On a slow machine the page fetches it by itself in between, and the button is gone.
    const there = page.getByRole('heading', { level: 1, name: 'Keskustelu' });
    const tried = async () => {
      if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => undefined);
      return there.isVisible();
    };
    await expect.poll(tried, { timeout: 20_000 }).toBe(true);
  });

  test('pg34_a_toast_stands_while_one_is_at_it_and_gives_the_focus_back', async () => {
    const parts = meeting();
    const request = { id: '7', kind: 'turn', place: 1, passed: false };
    parts.set('myqueue', { part: 'myQueue', floor: false, requests: [request] } as unknown as Part);
    const { page } = await phones.join(parts);
    await page.getByRole('button', { name: 'Seuraava', exact: true }).click();
    await page.clock.install();
    await page.getByRole('button', { name: 'Peru pyyntö' }).press('Enter');
    const undo = page.getByRole('button', { name: 'Kumoa' });
    await undo.hover();
    await page.clock.fastForward(30_000);
    expect(await undo.count()).toBe(1);
    await undo.focus();
    await undo.press('Enter');
    await expect.poll(() => undo.count()).toBe(0);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    await expect.poll(focused).toBe('Peru pyyntö');
  });

  test('the language is switched on the page, with every text and the page’s own language', async () => {
    const { page } = await phones.join(polling());
    await page.getByRole('button', { name: 'Lisää', exact: true }).click();
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.getByRole('button', { name: 'Begär ordet' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    await page.reload();
    await page.getByRole('button', { name: 'Begär ordet' }).waitFor();
  });

  test('the end of the meeting is an alert and a page of its own', async () => {
    const parts = meeting();
    const { page, line, errors } = await phones.join(parts);
    await page.getByRole('heading', { name: /Yhteinen keskustelu/ }).waitFor();
    const live = parts.get('meeting');
    if (live?.part !== 'meeting') throw new Error('no meeting');
    const summary = '<article><section><h2>Päätökset lyhyesti</h2></section></article>';
    await page.route('**/api/summary?language=fi', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: summary }),
    );
    line.show({ meeting: { ...live, state: 'ended', endedAt: Date.now() } });
    await page.getByRole('heading', { name: 'Kiitos, että olit mukana' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('päättynyt');
    await page.getByRole('heading', { name: 'Päätökset lyhyesti' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('tr2_the_place_in_the_row_is_told_at_once_and_then_seldom_and_not_once_one_is_in', async () => {
    const { page, line } = await phones.join(polling(), { row: 120 });
    const said: string[] = [];
    await page.exposeFunction('heard', (text: string) => said.push(text));
    await expect.poll(() => spoken(page).textContent()).toContain('Paikkasi jonossa: 120.');
    expect(await page.getByRole('main').getAttribute('aria-busy')).not.toBe('true');
    await page.evaluate(() => {
      const region = document.querySelector('[role=status][aria-live=polite]');
      const { heard } = globalThis as unknown as { heard: (text: string) => void };
      const tell = () => heard(region?.textContent ?? '');
      if (region)
        new MutationObserver(tell).observe(region, { characterData: true, subtree: true });
    });
    for (const place of [119, 118, 117]) {
      line.send({ t: 'waiting', place });
      await page.getByRole('main').getByText(`${place}.`).waitFor();
    }
    line.letIn();
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await page.getByText('Kyllä').click();
    await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
    await expect.poll(() => said.join()).toContain('Tallennettu');
    // The first news come at once, whatever follows them only 10 s later; by then one is in.
    expect(said.filter((text) => text.includes('jonossa')).length).toBeLessThanOrEqual(1);
  });

  test('ft2_who_is_not_let_in_just_now_is_told_why_while_the_page_tries_again', async () => {
    const { page, line } = await phones.join(polling(), { refusal: 'tooManyTries' });
    await page.getByText('Liian monta koodia odottaa vastausta').first().waitFor();
    line.refusal = undefined;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    await page.getByRole('region', { name: 'Yhteyden tila' }).waitFor({ state: 'detached' });
    const coming = { role: 'stage', path: '/stage#secret', refusal: 'tooManyTries' } as const;
    const { page: stage } = await phones.join(polling(), coming);
    await stage.getByText('Liian monta koodia odottaa vastausta').waitFor();
  });

  test('pl3_that_few_are_here_is_told_only_once_it_is_known_how_many_are', async () => {
    const { page, line } = await phones.join(polling());
    const few = page.getByText('Paikalla on alle viisi');
    await page.getByRole('heading', { name: QUESTION }).waitFor();
    expect(await few.count()).toBe(0);
    line.send({ t: 'here', present: 4 });
    await few.waitFor();
    line.send({ t: 'here', present: 5 });
    await few.waitFor({ state: 'detached' });
  });
});

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Kept, Part, PartKey } from '../src/protocol';
import { AT, cloud, during, meeting, poll, polling, QUESTION, sheet } from './pages/meeting';
import { inBrowser } from './pages/phone';

const HOST = { role: 'host', path: '/host#secret', width: 1280 } as const;
const MODERATOR = { role: 'moderator', path: '/moderator#secret', width: 1280 } as const;

const parted = (parts: Map<PartKey, Part>, more: Record<PartKey, object>) => {
  for (const [key, part] of Object.entries(more)) parts.set(key, part as Part);
  return parts;
};

/** What the element that has the focus says, and what it is. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const { tagName, textContent } = document.activeElement ?? {};
    return `${tagName}: ${textContent?.replace(/\\s+/g, ' ').trim()}`;
  });

/** Shows an activity whole that does not lead now. */
const unfold = (page: Page, question: string) =>
  page.getByRole('button', { name: question, expanded: false }).click();

inBrowser('the desk’s pages in a browser', (phones) => {
  test('pg32_who_makes_their_own_link_anew_goes_on_with_it_and_has_it_to_copy', async () => {
    const { page, line } = await phones.join(meeting(), HOST);
    await page.route('**/api/links', (route) =>
      route.fulfill({ json: { links: [{ role: 'host', stands: true }] } }),
    );
    let answers = false;
    await page.route('**/api/links/host', async (route) => {
      if (!answers) return route.abort();
      // As the server does: whoever came by the old link goes before the new one is told.
      await line.cut();
      line.up = true;
      await route.fulfill({ json: { role: 'host', secret: 'anew' } });
    });
    await page.getByRole('button', { name: 'Valikko' }).click();
    await page.getByRole('menuitem', { name: 'Linkit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Linkit' });
    const link = dialog.getByRole('textbox', { name: /^Kopioi se nyt/ });
    await dialog.getByRole('button', { name: /^Tee uusi linkki/ }).click();
    await dialog.getByRole('button', { name: 'Tee uusi', exact: true }).click();
    // Nobody answers: the page goes on with the link that stands.
    await dialog.locator('.problem').waitFor();
    await expect.poll(() => line.hellos.length).toBe(2);
    expect(line.hellos.at(-1)).toMatchObject({ door: { by: 'link', secret: 'secret' } });
    answers = true;
    await dialog.getByRole('button', { name: /^Tee uusi linkki/ }).click();
    await dialog.getByRole('button', { name: 'Tee uusi', exact: true }).click();
    await expect.poll(() => link.inputValue()).toMatch(/\/host#anew$/);
    await expect
      .poll(() => line.hellos.at(-1))
      .toMatchObject({
        door: { by: 'link', secret: 'anew' },
        token: 'token',
      });
    await expect.poll(() => link.inputValue()).toMatch(/\/host#anew$/);
    expect(new URL(page.url()).hash).toBe('#anew');
  });

  test('pg33_the_contents_of_the_memo_are_no_links_and_lead_to_its_headings', async () => {
    const coming = { role: 'secretary', path: '/secretary#secret', width: 1280 } as const;
    const { page } = await phones.join(meeting(), coming);
    const contents = page.getByRole('navigation', { name: 'Sisällys' });
    await contents.getByRole('button', { name: 'Tauko' }).click();
    await expect.poll(() => focus(page)).toMatch(/^H2: .*Tauko/);
    expect(await contents.getByRole('link').count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('#secret');
  });

  test('tr5_the_desk_is_told_what_a_removal_of_a_person_does_not_reach', async () => {
    const parts = meeting();
    parts.set('people', { part: 'people', people: [{ who: { number: 5 } }] } as never);
    const coming = { role: 'moderator', path: '/moderator#secret', width: 1280 } as const;
    const { page } = await phones.join(parts, coming);
    await page.getByRole('button', { name: 'Valikko' }).click();
    await page.getByRole('menuitem', { name: 'Henkilöt' }).click();
    await page
      .getByRole('dialog', { name: 'Henkilöt' })
      .getByText('Nimettömiä vastauksia ei voi enää poistaa, kun äänestys on suljettu.')
      .waitFor();
  });

  test('tr5_whoever_removes_a_person_keeps_the_focus_at_the_row_and_then_at_the_next', async () => {
    const rows = (...people: object[]) => ({
      people: { part: 'people', people } as unknown as Part,
    });
    const [aino, olli] = [
      { number: 5, name: 'Aino' },
      { number: 6, name: 'Olli' },
    ];
    const { page, line } = await phones.join(
      parted(meeting(), rows({ who: aino }, { who: olli })),
      MODERATOR,
    );
    line.decide = (command, line) => {
      const done = { outcome: 'accepted', seq: 1 } as never;
      if (!('meeting' in command)) return done;
      const now = JSON.stringify(command).includes('atOnce');
      line.show(now ? rows({ who: aino }) : rows({ who: aino }, { who: olli, leaving: true }));
      return done;
    };
    await page.getByRole('button', { name: 'Valikko' }).click();
    await page.getByRole('menuitem', { name: 'Henkilöt' }).click();
    await page.getByRole('button', { name: 'Lisää toimintoja: Olli' }).click();
    await page.getByRole('menuitem', { name: 'Poista henkilö' }).click();
    await expect.poll(() => focus(page)).toMatch(/^LI: Olli/);
    await page.getByRole('button', { name: 'Poista heti: Olli' }).click();
    await expect.poll(() => focus(page)).toMatch(/^LI: Aino/);
  });

  test('mo6_what_is_hidden_leaves_the_focus_in_the_list_and_what_is_left_is_called_reviewed', async () => {
    const parts = meeting();
    const [paper, root, ...ideas] = sheet('6.0', 'build');
    if (paper && root) during(parts, paper, root);
    const [one, two] = ideas.slice(0, 2).map(({ key, part }) => ({ key, part: { ...part } }));
    const doubt = (it: typeof one, state: string) => ({ ...it?.part, state, suspects: ['phone'] });
    parted(parts, {
      [one?.key ?? '']: doubt(one, 'shown'),
      [two?.key ?? '']: doubt(two, 'shown'),
    });
    const { page, line } = await phones.join(parts, MODERATOR);
    line.decide = (command, line) => {
      const done = { outcome: 'accepted', seq: 1 } as never;
      if (!('sheet' in command)) return done;
      const which = JSON.stringify(command).includes('"6.02"') ? two : one;
      line.show({ [which?.key ?? '']: doubt(which, 'hidden') as unknown as Part });
      return done;
    };
    await page.getByRole('button', { name: /^Tekstit/ }).click();
    await page.getByRole('heading', { name: 'Tekstit, joissa voi olla henkilötietoja' }).waitFor();
    await page.getByRole('button', { name: 'Piilota: palautekortti' }).click();
    await expect.poll(() => focus(page)).toMatch(/^LI: vuosittainen kysely/);
    await page.getByRole('button', { name: 'Piilota: vuosittainen' }).click();
    await expect.poll(() => focus(page)).toBe('H2: Tarkistetut tekstit');
  });

  test('ch2_an_act_on_a_row_is_for_all_on_the_same_matter_in_it_and_says_for_how_many', async () => {
    const waiting = (id: string, text: string, alike?: string) => ({
      [`message:${id}`]: {
        ...{ part: 'message', id, who: { number: 5 }, text, at: AT },
        staff: { state: { state: 'waiting' }, revision: 1, hidden: false, ...(alike && { alike }) },
      },
    });
    const { page, line } = await phones.join(
      parted(meeting(), {
        moderation: { part: 'moderation', mode: 'held', desk: [], quieted: [] },
        ...waiting('7.0', 'Missä on tauko?'),
        ...waiting('7.1', 'Kuka vastaa?'),
        ...waiting('7.2', 'missä tauko on', '7.0'),
      }),
      MODERATOR,
    );
    const rows = page.locator('li[id^="message-"]');
    await rows.filter({ hasText: '2 samaa asiaa' }).getByRole('button').first().click();
    expect(await rows.count()).toBe(2);
    await page.keyboard.press('g');
    await expect.poll(() => rows.count()).toBe(3);
    await page.keyboard.press('g');
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('button', { name: /^Julkaise 2/ }).click();
    const decided = () =>
      line.received.flatMap(({ command }) =>
        'chat' in command && command.chat.do === 'decide' ? [command.chat.messages] : [],
      );
    await expect
      .poll(() => decided().map((all) => all.map(({ message }) => message)))
      .toEqual([['7.0', '7.2']]);
  });

  test('rb4_whoever_takes_the_summary_off_hears_that_it_is_off', async () => {
    const kept: Kept = { state: 'ended', keepDays: 30, files: [], downloads: [] };
    const coming = { role: 'organiser', path: '/organiser#secret', width: 1280 } as const;
    const { page } = await phones.join(meeting(), coming);
    await page.route('**/api/kept', (route) =>
      route.fulfill({ json: { ...kept, summaryUntil: Date.now() + 86_400_000 } }),
    );
    await page.reload();
    await page.getByRole('button', { name: 'Tietosuoja' }).click();
    const day = page.getByLabel('Kooste luettavissa viimeistään');
    await day.fill('2099-01-02');
    await page.route('**/api/summary-until', (route) => {
      const { until } = route.request().postDataJSON() as { until: number };
      return route.fulfill({ json: { ...kept, summaryUntil: until } });
    });
    await page.getByRole('button', { name: 'Tallenna päivä' }).click();
    await expect.poll(() => focus(page)).toBe('P: Kooste on kaikkien luettavissa 2.1.2099 asti.');
    expect(await day.inputValue()).toBe('2099-01-02');
    await page.getByRole('button', { name: 'Poista kooste näkyvistä nyt' }).click();
    await expect.poll(() => focus(page)).toBe('P: Kooste ei ole enää luettavissa.');
  });

  test('ft50_what_a_vote_led_to_is_looked_at_before_it_leaves_the_desk', async () => {
    const parts = meeting();
    during(parts, poll('4.0', QUESTION, { form: 'yesNo' }, { state: 'closed', answered: 9 }));
    const { page, line } = await phones.join(parts, HOST);
    await unfold(page, QUESTION);
    await page.getByRole('button', { name: 'Kirjoita lopputulos' }).click();
    const field = page.getByLabel('Mihin tämä johti?');
    await field.fill('Soita 040 123 4567');
    await page.getByRole('button', { name: 'Tallenna virke' }).click();
    await page.getByRole('group', { name: 'Tekstissä näyttää olevan puhelinnumero.' }).waitFor();
    const sent = () => line.received.flatMap(({ command }) => ('poll' in command ? [command] : []));
    expect(sent()).toEqual([]);
    await page.getByRole('button', { name: 'Peitä tiedot' }).click();
    await expect.poll(() => field.inputValue()).toBe('Soita •••');
    await page.getByRole('button', { name: 'Tallenna virke' }).click();
    await expect
      .poll(sent)
      .toEqual([{ poll: { do: 'setOutcome', poll: '4.0', outcome: 'Soita •••' } }]);
  });

  test('ft50_why_an_idea_was_picked_is_looked_at_and_where_it_waits_the_desk_writes_it_anew', async () => {
    const chosen = (more: object) => {
      const tally = { votes: { '6.03': 4 }, leading: ['6.03'] };
      const parts = meeting();
      const group = { fi: 'Ryhmä 1' };
      during(parts, ...sheet('6.0', 'chosen', { voters: 4, group, ...more }));
      parts.set('you', { ...parts.get('you'), group } as Part);
      return parted(parts, { 'tally:6.0': { part: 'tally', sheet: '6.0', ...tally } });
    };
    const { page: phone, line } = await phones.join(chosen({}));
    await phone.getByRole('button', { name: /palautekortti/ }).click();
    await phone.getByLabel(/Miksi/).fill('Soita 040 123 4567');
    await phone.getByRole('button', { name: 'Valitse jatkoon', exact: true }).click();
    await phone.getByRole('group', { name: 'Tekstissä näyttää olevan puhelinnumero.' }).waitFor();
    await phone.getByRole('button', { name: 'Peitä tiedot' }).click();
    await phone.getByRole('button', { name: 'Valitse jatkoon', exact: true }).click();
    const sent = () =>
      line.received.flatMap(({ command }) => ('sheet' in command ? [command] : []));
    const pick = { do: 'pickIdea', sheet: '6.0', idea: '6.01' };
    await expect.poll(sent).toEqual([{ sheet: { ...pick, why: 'Soita •••' } }]);

    const picked = { picked: '6.01', whyState: 'waiting' };
    const { page: reader } = await phones.join(chosen({ ...picked, why: '[…]' }));
    await reader.getByText(/Odottaa tarkistusta/).waitFor();
    const doubt = { ...picked, why: 'Soita 040 123 4567', whySuspects: ['phone'] };
    const { page, line: hosts } = await phones.join(chosen(doubt), HOST);
    await unfold(page, 'Asiakaspalaute');
    await page.getByText('Osallistujat eivät näe perustelua.').waitFor();
    await page.getByRole('button', { name: /Valitse.*palautekortti/ }).click();
    await page.getByRole('textbox', { name: 'Miksi juuri tämä' }).fill('Kevyin aloittaa');
    await page.getByRole('dialog').getByRole('button', { name: 'Valitse' }).click();
    await expect
      .poll(() => hosts.received.map(({ command }) => command))
      .toContainEqual({ sheet: { ...pick, why: 'Kevyin aloittaa' } });
  });

  test('ft40_what_is_saved_without_a_change_keeps_every_language_and_all_that_no_field_shows', async () => {
    const titled = { fi: 'Keskustelu', sv: 'Diskussion', en: 'Discussion' };
    const question = { fi: 'Mitä osallisuus on?', sv: 'Vad är delaktighet?' };
    const asked = { fi: 'Mitä tarvitset?', sv: 'Vad behöver du?' };
    const group = { sv: 'Grupp 1', en: 'Group 1' };
    const options = [{ fi: 'Aikaa', sv: 'Tid' }, { sv: 'Rum' }];
    const parts = meeting();
    during(
      parts,
      cloud('5.0', { question, state: 'planned', words: 7, lang: 'sv', held: true }),
      poll('4.0', '', { form: 'multiple', options, min: 1, max: 2 }, { state: 'planned' }),
      ...sheet('6.0', 'planned', { group, editors: 'group', votes: 5, stacking: true }),
    );
    parts.set('poll:4.0', { ...parts.get('poll:4.0'), question: asked } as Part);
    const planned = {
      title: titled,
      script: { sv: 'Öppna', en: 'Open' },
      chat: 'held',
      queue: { open: false, policy: 'arrival' },
      lead: 'Leena',
      lockedStart: 605,
      presenters: ['Aino'],
    };
    parts.set('segment:1.2', { ...parts.get('segment:1.2'), ...planned } as Part);
    const { page, line } = await phones.join(parts, HOST);
    const saved = async (named: RegExp, item: string) => {
      await page.getByRole('button', { name: named }).click();
      await page.getByRole('menuitem', { name: item }).click();
      const sent = () =>
        line.received.flatMap(({ command }) => ('agenda' in command ? [command.agenda] : []));
      const before = sent().length;
      await page.getByRole('dialog').getByRole('button', { name: 'Tallenna', exact: true }).click();
      await expect.poll(() => sent().length).toBe(before + 1);
      return sent().at(-1) as { plan: object };
    };
    const task = 'Muokkaa tehtävää';
    for (const question of ['Mitä tarvitset', 'Asiakaspalaute']) await unfold(page, question);
    const cloudPlan = { question, words: 7, lang: 'sv', held: true };
    expect((await saved(/toimintoja: Mitä osallisuus/, task)).plan).toMatchObject(cloudPlan);
    const form = { form: 'multiple', options, min: 1, max: 2 };
    const pollPlan = { question: asked, form, shown: 'atClose', named: false };
    expect((await saved(/toimintoja: Mitä tarvitset/, task)).plan).toMatchObject(pollPlan);
    const sheetPlan = { group, editors: 'group', votes: 5, stacking: true };
    expect((await saved(/toimintoja: Asiakaspalaute/, task)).plan).toMatchObject(sheetPlan);
    expect((await saved(/toimintoja: Keskustelu/, 'Muokkaa')).plan).toMatchObject(planned);
  });

  test('ft63_who_speaks_or_waits_and_is_not_here_now_is_marked_beside_the_name', async () => {
    const parts = meeting();
    const who = { number: 5, name: 'Aino' };
    const waiting = [{ id: '9.0', who, kind: 'turn', reason: 'firstTurn' }];
    const queue = { open: true, pointsOfOrder: true, approval: false, policy: 'balanced', waiting };
    parts.set('queue', { part: 'queue', ...queue } as Part);
    const { page, line } = await phones.join(parts, HOST);
    const row = page.getByRole('listitem').filter({ hasText: 'Aino' }).first();
    await row.waitFor();
    const away = row.getByText('Ei linjoilla');
    expect(await away.count()).toBe(0);
    const told = (more: object) =>
      line.send({ t: 'here', present: 9, desk: { browsers: 9, newcomers: 0, ...more } });
    told({ away: [5] });
    await away.waitFor();
    told({});
    await away.waitFor({ state: 'detached' });
  });

  test('ft51_who_writes_a_word_or_an_idea_is_told_what_is_stored_of_the_writer', async () => {
    for (const [activity, told] of [
      [[cloud('5.0')], 'Palvelin tallentaa sanojesi yhteyteen, kuka ne lähetti'],
      [
        sheet('6.0', 'build'),
        'Palvelin tallentaa ideoiden ja kommenttien yhteyteen, kuka ne kirjoitti',
      ],
    ] as const) {
      const parts = meeting();
      during(parts, ...activity);
      const { page } = await phones.join(parts);
      await page.getByText(told).waitFor();
    }
  });

  test('ft24_the_mark_of_the_staff_stands_wherever_a_name_does', async () => {
    const leena = { number: 3, name: 'Leena', staff: true };
    const floor = { entry: '9.1', who: leena, kind: 'reply', spokenMs: 1, runningSince: AT };
    const people = [{ who: { number: 7, name: 'Leenа' }, resembles: leena }];
    const entry = {
      id: '9.0',
      who: { number: 7, name: 'Leenа' },
      kind: 'turn',
      reason: 'firstTurn',
    };
    const parts = () =>
      parted(polling(), {
        queue: {
          ...meeting().get('queue'),
          waiting: [entry],
          floor: { ...floor, interrupted: leena },
        },
        people: { part: 'people', people },
        queuelog: {
          part: 'queueLog',
          rows: [{ act: 5, at: AT, by: leena, what: 'moved', whom: leena }],
          total: 1,
        },
        moderation: {
          part: 'moderation',
          mode: 'held',
          quieted: [],
          desk: [{ by: leena, at: AT }],
        },
        stage: { part: 'stage', view: { view: 'queue' }, blank: false, ground: 'own' },
      });
    const marked = 'Leena\u2002vetäjä';
    const stands = (page: Page, text: string) => page.getByText(text).first().waitFor();

    const { page: moderator } = await phones.join(parts(), MODERATOR);
    await stands(moderator, `${marked} oli paikalla`);
    const { page: host } = await phones.join(parts(), HOST);
    await stands(host, 'Nimi näyttää samalta kuin vetäjän nimi: Leena');
    const { page: stage } = await phones.join(parts(), { role: 'stage', path: '/stage#secret' });
    await stands(stage, `Sitten jatkaa ${marked}`);
    const { page: phone } = await phones.join(parts());
    await phone.getByRole('button', { name: 'Lisää', exact: true }).click();
    await phone.getByRole('button', { name: 'Näytä valkokankaan sisältö' }).click();
    await stands(phone, `Puhuu ${marked}`);
  });
});

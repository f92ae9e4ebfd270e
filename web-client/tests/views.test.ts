import { expect, test } from 'vitest';
import type { Part } from '../src/protocol';
import { cloud, during, meeting, OPTIONS, poll, QUESTION, sheet } from './pages/meeting';
import { inBrowser, spoken } from './pages/phone';

inBrowser('what a phone shows of votes, results and the end', (phones) => {
  test('the page of the end tells what was agreed, what became of one’s own, and has the rest on wish', async () => {
    const parts = meeting();
    during(parts, cloud('5.0', { state: 'closed' }));
    const live = parts.get('meeting');
    if (live?.part !== 'meeting') throw new Error('no meeting');
    const put = (key: string, part: object) => parts.set(key, part as Part);
    put('meeting', { ...live, state: 'ended', endedAt: Date.now() });
    const card = { agreed: 'Ryhmä jatkaa', owner: 'Liisa', due: '2027-01-15', decidedBy: 'host' };
    put('decision:8.0', { part: 'decision', id: '8.0', card, at: 1, edited: 1 });
    const said = (id: string, text: string, state: object) =>
      put(`said:${id}`, { part: 'said', id, text, at: 1, state });
    said('7.0', 'Kuka maksaa?', { state: 'answered', text: 'Se, joka kutsuu.', toAll: true });
    said('7.1', 'Perun tämän', { state: 'withdrawn' });
    const words = [{ key: 'a', typed: 'luottamus', state: 'shown' }];
    put('mywords:5.0', { part: 'myWords', cloud: '5.0', words, left: 2 });
    const { page } = await phones.join(parts);
    const asked: string[] = [];
    await page.route('**/api/summary**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<article></article>' });
    });
    const agreed = page.getByRole('region', { name: 'Mitä sovittiin' });
    await agreed.getByText('Liisa, 15.1.2027 mennessä').waitFor();
    const own = page.getByRole('region', { name: 'Sinun osuutesi' });
    expect(await own.getByRole('listitem').count()).toBe(2);
    await own.getByText('luottamus').waitFor();
    await own.getByText('Vastattu kirjallisesti').waitFor();
    await own.getByText('Se, joka kutsuu.').waitFor();
    await page.getByText(/^Kooste/).click();
    await expect.poll(() => asked.length).toBe(1);
  });

  test('rb4_the_summary_is_read_on_the_same_code_when_raw_data_is_gone', async () => {
    const { page } = await phones.join(meeting(), { refusal: 'removed' });
    await page.route('**/api/summary?language=fi', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: '<article><section><h2>Päätökset lyhyesti</h2></section></article>',
      }),
    );
    await page.getByRole('heading', { level: 1, name: 'Tilaisuus on päättynyt' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Päätökset lyhyesti' }).waitFor();
  });

  test('pl6_a_result_marks_the_own_answer_and_says_what_shares_are_of', async () => {
    const parts = meeting();
    const form = { form: 'single', options: OPTIONS } as const;
    during(parts, poll('4.0', QUESTION, form, { state: 'closed', named: true }));
    const tally = { form: 'options', votes: [16, 25, 26, 26, 21] };
    const put = (key: string, part: object) => parts.set(key, part as Part);
    put('result:4.0', { part: 'result', id: '4.0', answered: 120, abstained: 6, tally });
    put('ballot:4.0', { part: 'ballot', poll: '4.0', choice: { kind: 'options', options: [2] } });
    const { page } = await phones.join(parts);
    const row = page.getByRole('row', { name: /Suunnitelma/ });
    expect(await row.textContent()).toMatch(/vastauksesi\s*26\s*23\s%/);
    await page.getByText('120 vastannutta, joista tyhjiä 6. Osuudet 114 vastauksesta.').waitFor();
    expect(await page.getByText('vastauksesi', { exact: true }).count()).toBe(1);
  });

  test('pg34_the_language_of_a_cloud_is_that_of_its_words_and_of_no_control', async () => {
    const parts = meeting();
    during(parts, cloud('5.0', { lang: 'sv', revealed: true }));
    const word = {
      part: 'word',
      cloud: '5.0',
      key: 'a',
      shown: 'tillit',
      count: 3,
      state: 'shown',
    };
    parts.set('word:5.0:a', word as Part);
    const words = [{ key: 'b', typed: 'respekt', state: 'shown' }];
    parts.set('mywords:5.0', { part: 'myWords', cloud: '5.0', words, left: 2 } as Part);
    const { page } = await phones.join(parts);
    const lang = (it: Element) => it.closest('[lang]')?.getAttribute('lang');
    for (const swedish of ['tillit', 'respekt']) {
      const shown = page.getByText(swedish, { exact: true });
      await shown.waitFor();
      expect(await shown.evaluate(lang), swedish).toBe('sv');
    }
    expect(await page.getByRole('textbox', { name: 'Sanasi' }).evaluate(lang)).toBe('sv');
    const finnish = await page.locator('button, label, h1, h2, main p').all();
    expect(finnish.length).toBeGreaterThan(8);
    for (const one of finnish) expect(await one.evaluate(lang), await one.innerText()).toBe('fi');
  });

  test('dv2_votes_left_stay_in_sight_and_a_vote_keeps_its_name_when_it_is_given', async () => {
    const parts = meeting();
    during(parts, ...sheet('6.0', 'vote'));
    const { page, line } = await phones.join(parts);
    const left = page.getByText('3 jäljellä 3:sta');
    await left.waitFor();
    const vote = page.getByRole('button', { name: 'Anna ääni: ryhmähaastattelu' });
    line.decide = () => {
      line.show({
        'dots:6.0': { part: 'dots', sheet: '6.0', dots: { '6.04': 1 }, left: 2 },
      });
      return { outcome: 'accepted', seq: 2 } as never;
    };
    await vote.click();
    await expect.poll(() => vote.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => spoken(page).textContent()).toContain('Tallennettu, 2 jäljellä 3:sta');
    const two = page.getByText('2 jäljellä 3:sta', { exact: true }).first();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect((await two.boundingBox())?.y).toBeGreaterThan(50);
    expect((await two.boundingBox())?.y).toBeLessThan(120);
  });
});

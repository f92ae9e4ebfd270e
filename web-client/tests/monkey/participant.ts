import type { Page } from 'playwright-core';
import { cloud, during, meeting, poll, QUESTION, sheet } from '../pages/meeting';
import { part, type World } from './world';

const OPEN = 'Mikä auttaisi?';

function parts() {
  const parts = meeting();
  during(parts, poll('4.0', OPEN, { form: 'open' }), cloud('5.0'), ...sheet('6.0', 'build'));
  const request = { id: '9.0', kind: 'turn', reason: 'firstTurn', passed: false, place: 2 };
  parts.set('myqueue', part({ part: 'myQueue', floor: false, requests: [request] }));
  return parts;
}

const bar = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation').getByRole('button', { name }).click();
const now = (page: Page) => bar(page, /^Nyt/);

/** Steps to a task by the stepper, from the first on. */
async function task(page: Page, at: number) {
  await now(page);
  const place = () => page.getByText(/^Tehtävä \d\/\d/).textContent();
  const step = async (name: string) => page.getByRole('button', { name }).click();
  for (;;) {
    const here = Number((await place())?.match(/\d/)?.[0]);
    if (here === at) return;
    await step(here < at ? 'Seuraava tehtävä' : 'Edellinen tehtävä');
    const there = here < at ? here + 1 : here - 1;
    await page.getByText(new RegExp(`^Tehtävä ${there}/`)).waitFor();
  }
}

async function idea(page: Page) {
  await task(page, 3);
  const field = page.getByRole('textbox');
  await page.getByRole('treeitem').first().waitFor();
  if (await field.count()) return field;
  const goOn = page.getByRole('button', { name: /^Jatka kirjoittamista/ });
  if (await goOn.count()) await goOn.click();
  else {
    await page.getByRole('treeitem').first().click();
    await page.getByRole('button', { name: 'Lisää alle' }).click();
  }
  return field;
}

const TEXTS = ['palautekortti tapaamisen alussa', 'kysely joka vuosi', 'haastattelu pareittain'];

/** A phone in a meeting with three tasks, a chat and a list of speakers. */
export const PARTICIPANT: World = {
  name: 'participant',
  coming: { path: '/12345678', width: 360 },
  parts,
  spots: [
    {
      name: 'open answer',
      limit: 300,
      reach: async (page) => {
        await task(page, 1);
        return page.getByRole('textbox');
      },
    },
    {
      name: 'word',
      limit: 40,
      typed: (random, length) => random.words(3).slice(0, Math.min(length, 14)).trim(),
      sends: true,
      reach: async (page) => {
        await task(page, 2);
        return page.getByLabel('Sanasi');
      },
    },
    { name: 'idea', limit: 200, reach: idea, sends: true },
    {
      name: 'message',
      limit: 500,
      sends: true,
      reach: async (page) => {
        await bar(page, /^Keskustelu/);
        return page.getByLabel('Viesti', { exact: true });
      },
    },
    {
      name: 'topic',
      limit: 120,
      reach: async (page) => {
        await bar(page, /jonossa/);
        return page.getByLabel('Aihe (vapaaehtoinen)');
      },
    },
    {
      name: 'name',
      limit: 40,
      reach: async (page) => {
        await now(page);
        await page.getByRole('button', { name: 'Lisää', exact: true }).click();
        return page.getByRole('textbox', { name: 'Nimi', exact: true });
      },
    },
  ],
  ready: (page) => page.getByRole('button', { name: /^Nyt/ }).waitFor(),
  away: async (page, random) => {
    const to = random.below(5);
    if (to === 0) return bar(page, /^Keskustelu/);
    if (to === 1) return bar(page, /jonossa/);
    await task(page, 1 + random.below(3));
    if (to < 4 || !(await page.getByRole('treeitem').count())) return;
    await page.getByRole('treeitem').nth(random.below(4)).click();
  },
  colleague: (random) => {
    const old = parts().get('idea:6.0:6.01') as object;
    const another = { id: '6.09', parent: '6.00', order: 9 };
    return random.one([
      { 'idea:6.0:6.01': part({ ...old, text: random.one(TEXTS), edited: 3 }) },
      { 'idea:6.0:6.04': undefined },
      {
        'idea:6.0:6.09': part({ part: 'idea', sheet: '6.0', ...another, text: 'uusi', edited: 2 }),
      },
      { 'poll:4.0': part({ ...(parts().get('poll:4.0') as object), answered: 12 }) },
    ]);
  },
  host: (random) => {
    const all = parts();
    const with_ = (key: string, more: object) => ({
      [key]: part({ ...(all.get(key) as object), ...more }),
    });
    const next = () => {
      const late = parts();
      during(
        late,
        poll('4.1', QUESTION, { form: 'yesNo' }),
        poll('4.0', OPEN, { form: 'open' }),
        cloud('5.0'),
        ...sheet('6.0', 'build'),
      );
      return { 'poll:4.1': late.get('poll:4.1'), 'segment:1.2': late.get('segment:1.2') };
    };
    return random.one([
      () => with_('poll:4.0', { state: 'closed' }),
      () => with_('cloud:5.0', { state: 'closed' }),
      () => with_('sheet:6.0', { phase: 'vote' }),
      () => with_('chat', { mode: 'staffOnly' }),
      () =>
        with_('stage', { view: { view: 'activity', activity: random.one(['4.0', '5.0', '6.0']) } }),
      () => with_('agenda', { current: '1.3', answersPaused: true }),
      () => ({ 'poll:4.0': undefined }),
      next,
    ])();
  },
};

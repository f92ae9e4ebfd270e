import type { Page } from 'playwright-core';
import { AT, during, meeting, poll, QUESTION } from '../pages/meeting';
import { part, type World } from './world';

export const whole = (key: string, parts: ReturnType<typeof meeting>) => parts.get(key) as object;
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });

/** Leaves a dialog by Esc: what is written in it stays. */
export async function closed(page: Page) {
  if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

const backstage = async (page: Page) => {
  await closed(page);
  return page.getByLabel('Viesti vetäjille');
};

const MEMO = {
  part: 'memo',
  head: { present: { as: 'count' } },
  headRevision: 1,
  state: { state: 'draft' },
  revision: 1,
  removed: [],
};
const note = (text: string, revision: number) =>
  part({
    ...{ part: 'block', id: '8.0', segment: '1.2', order: 1, block: { kind: 'note' } },
    ...{ text, revision, replaced: [] },
  });
const LINE = {
  'line:3.0': part({
    ...{ part: 'line', id: '3.0', who: { number: 3 }, role: 'host', at: AT, receipts: [] },
    words: { say: 'own', text: 'Kohta tauko' },
  }),
};

export function withPoll() {
  const parts = meeting();
  during(parts, poll('4.0', QUESTION, { form: 'yesNo' }, { state: 'closed', answered: 9 }));
  parts.set('memo', part(MEMO));
  parts.set('agreed:4.0', part({ part: 'agreed', activity: '4.0' }));
  return parts;
}

function secretaryParts() {
  const parts = withPoll();
  parts.set('block:8.0', note('Keskusteltiin.', 1));
  return parts;
}

export const moved = (parts: ReturnType<typeof meeting>) => ({
  agenda: part({ ...whole('agenda', parts), current: '1.3' }),
  'segment:1.2': part({ ...whole('segment:1.2', parts), state: 'done' }),
  'segment:1.3': part({ ...whole('segment:1.3', parts), state: 'running' }),
});

export const SECRETARY: World = {
  name: 'secretary',
  coming: { path: '/secretary#secret', role: 'secretary', width: 1280 },
  parts: secretaryParts,
  spots: [
    {
      name: 'quick note',
      limit: 5000,
      sends: true,
      reach: async (page) => page.locator('.quick textarea').last(),
    },
    {
      name: 'note in a segment',
      limit: 5000,
      sends: true,
      reach: async (page) => {
        const field = page.locator('article').getByLabel('Merkintä', { exact: true });
        if (!(await field.count()))
          await page.locator('article').getByText('Kirjoita tähän').first().click();
        return field;
      },
    },
    {
      name: 'decision',
      limit: 500,
      reach: async (page) => {
        await button(page, /^Päätökset/).click();
        const field = page.getByRole('textbox', { name: 'Mitä sovittiin', exact: true });
        const record = button(page, `Kirjaa päätös: ${QUESTION}`);
        if (await record.count()) await record.click();
        return field.first();
      },
    },
    {
      name: 'head of the memo',
      limit: 500,
      reach: async (page) => {
        await button(page, 'Muistio').click();
        const field = page.getByLabel('Jakelu');
        if (!(await field.isVisible())) await page.getByText('Muistion tiedot').click();
        return field;
      },
    },
    { name: 'backstage', limit: 200, sends: true, reach: backstage },
  ],
  ready: (page) => page.locator('.quick textarea').last().waitFor(),
  away: async (page, random) => {
    const contents = page.getByRole('navigation', { name: 'Sisällys' });
    await contents.getByRole('listitem').getByRole('button').nth(random.below(3)).click();
    await page.keyboard.press('Escape');
  },
  colleague: (random) =>
    random.one([
      { 'agreed:4.0': undefined },
      { 'block:8.0': undefined },
      { 'block:8.0': note('Keskusteltiin pitkään.', 2) },
      { memo: part({ ...MEMO, head: { ...MEMO.head, author: 'Kollega' }, headRevision: 2 }) },
      LINE,
    ]),
  host: (random) => random.one([moved(secretaryParts()), { 'poll:4.0': undefined }]),
};

const waiting = (id: string, text: string, state: object = { state: 'waiting' }) =>
  part({
    ...{ part: 'message', id, who: { number: 5 }, text, at: AT },
    staff: { state, revision: 1, hidden: false },
  });

function moderatorParts() {
  const parts = meeting();
  parts.set('moderation', part({ part: 'moderation', mode: 'held', desk: [], quieted: [] }));
  parts.set('message:7.0', waiting('7.0', 'Milloin tulokset tulevat?'));
  parts.set('message:7.1', waiting('7.1', 'Kuka vastaa tästä?'));
  return parts;
}

const row = (page: Page, id: string) => page.locator(`#message-${id.replace('.', '\\.')}`);

const form = (key: string, name: string) => async (page: Page) => {
  await closed(page);
  const field = page.getByRole('form', { name }).getByRole('textbox');
  if (await field.count()) return field;
  await row(page, '7.0').getByRole('button').first().focus();
  await page.keyboard.press(key);
  await field.waitFor();
  return field;
};

export const MODERATOR: World = {
  name: 'moderator',
  coming: { path: '/moderator#secret', role: 'moderator', width: 1280 },
  parts: moderatorParts,
  spots: [
    { name: 'answer', limit: 1000, reach: form('w', 'Kirjallinen vastaus') },
    {
      name: 'correction',
      limit: 500,
      reach: form('e', 'Muokkaa viestiä'),
      shown: (typed) => typed || 'Milloin tulokset tulevat?',
    },
    { name: 'backstage', limit: 200, sends: true, reach: backstage },
  ],
  ready: (page) => row(page, '7.0').waitFor(),
  away: async (page, random) => {
    await row(page, random.one(['7.0', '7.1']))
      .getByRole('button')
      .first()
      .focus();
    await page.keyboard.press(random.one(['Escape', 'j', 'k', 'm', 'Escape']));
  },
  colleague: (random) =>
    random.one([
      { 'message:7.0': waiting('7.0', 'Milloin tulokset tulevat?', { state: 'published' }) },
      { 'message:7.0': undefined },
      { 'message:7.1': undefined },
      { 'message:7.2': waiting('7.2', 'Onko tauko pian?') },
      LINE,
    ]),
  host: (random) =>
    random.one([
      moved(moderatorParts()),
      { chat: part({ part: 'chat', mode: 'closed', slowS: 0 }) },
    ]),
};

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeetingLinks, NewMeeting, Role } from '../src/protocol';
import { barriers, Looking } from './looking';

const ROLES: Role[] = ['host', 'moderator', 'secretary', 'presenter', 'stage', 'organiser'];
const LINKS: MeetingLinks = {
  meeting: '0193b0a0-0000-7000-8000-000000000000',
  code: '48213977',
  links: ROLES.map((role) => ({ role, secret: `secret-of-${role}` })),
};

let looking: Looking;

beforeAll(async () => {
  looking = await Looking.begin();
}, 60_000);

afterAll(() => looking?.end());

/** The server's part in creating: gives the links and keeps what was asked for. */
async function serve(page: Page): Promise<NewMeeting[]> {
  const asked: NewMeeting[] = [];
  await page.route('**/api/meetings', (route) => {
    asked.push(route.request().postDataJSON() as NewMeeting);
    return route.fulfill({ json: LINKS });
  });
  return asked;
}

/** How much wider the page is than the window. */
function sideways(page: Page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test('id1_a_code_joins_at_its_eighth_digit_and_can_be_pasted', async () => {
  const page = await looking.open('', 360, 640, 'light');
  const field = page.getByRole('textbox');
  await field.pressSequentially('1234567');
  expect(await field.inputValue()).toBe('1234 567');
  await field.press('Enter');
  expect(await page.getByRole('alert').allInnerTexts()).toContainEqual(expect.stringMatching('7'));
  await field.press('8');
  await page.waitForURL('**/12345678');

  await page.goBack();
  await page.getByRole('textbox').fill('https://foorumi.example/48213977');
  await page.waitForURL('**/48213977');
}, 60_000);

test.each(['light', 'dark'] as const)(
  'ag6_a_meeting_is_made_in_at_most_five_clicks_%s',
  async (scheme) => {
    const page = await looking.open('', 320, 640, scheme);
    const asked = await serve(page);
    let clicks = 0;
    const click = async (name: string | RegExp, role: 'link' | 'button' | 'radio' = 'button') => {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    };
    const check = async () => {
      expect(await barriers(page, 'usual')).toEqual([]);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    };
    await page.waitForSelector('h1');
    await check();
    await click('Luo tilaisuus', 'link');
    await page.waitForSelector('form');
    await check();
    await click(/Työpaja/, 'radio');
    await click(/Svenska/, 'radio');
    await click('Luo');
    const host = page.getByRole('link', { name: 'Avaa juontajan sivu' });
    expect(await host.getAttribute('href')).toMatch(/\/host#secret-of-host$/);
    await check();
    expect(clicks + 1).toBeLessThanOrEqual(5);
    const languages = ['sv', 'fi', 'en'];
    expect(asked).toMatchObject([
      { from: 'template', template: 'workshop', lang: 'sv', languages },
    ]);

    // The server tells the secrets once: a reload of the tab must not lose them.
    await page.reload();
    expect(await host.getAttribute('href')).toMatch(/secret-of-host$/);
  },
  60_000,
);

test('ag6_a_programme_in_a_file_becomes_a_meeting_and_anything_else_is_told', async () => {
  const page = await looking.open('new', 1280, 720, 'light');
  const asked = await serve(page);
  await page.locator('summary').click();
  const file = (name: string, text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await file('kissa.json', '{"kissa":1}');
  await page.getByText('Tiedosto ei ole Foorumin ohjelma').waitFor();
  await file('ohjelma.json', '{"segments":[]}');
  await page.getByRole('link', { name: 'Avaa juontajan sivu' }).waitFor();
  expect(asked).toMatchObject([{ from: 'plan', plan: { agenda: { segments: [] } } }]);
}, 60_000);

test('pg38_the_field_for_a_file_says_nothing_in_the_browser_s_own_words', async () => {
  const page = await looking.open('new', 320, 640, 'light');
  await page.locator('summary').click();
  const field = page.locator('input[type=file]');
  const label = page.locator('label', { has: field });
  const own = await label.innerText();
  expect(await field.getAttribute('aria-label')).toBe(own);
  expect(await field.evaluate((one) => getComputedStyle(one).opacity)).toBe('0');
  expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const file = { name: 'ohjelma.txt', mimeType: 'text/plain', buffer: Buffer.from('') };
  await field.setInputFiles(file);
  await page.getByText('ohjelma.txt').waitFor();
  expect(await barriers(page, 'usual')).toEqual([]);
}, 60_000);

test('ft42_what_of_an_earlier_meeting_had_no_room_is_told_where_the_next_is_made', async () => {
  const page = await looking.open('new', 320, 640, 'light');
  const asked = await serve(page);
  await page.locator('summary').click();
  const decisions = Array.from({ length: 53 }, (_, at) => ({ card: { agreed: `asia ${at}` } }));
  const results = {
    format: 'foorumi-results',
    ...{ meeting: { title: { fi: 'Foorumi' }, languages: ['fi'] } },
    ...{ segments: [], activities: [], decisions },
  };
  const buffer = Buffer.from(JSON.stringify(results));
  const file = { name: 'results.json', mimeType: 'application/json', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
  const told = page.getByText('Pois jäi 3 avointa päätöstä.');
  await told.waitFor();
  expect(asked[0]?.from === 'plan' && asked[0].plan.carried?.length).toBe(50);
  expect(await barriers(page, 'usual')).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.reload();
  await told.waitFor();
}, 60_000);

test('a_password_for_making_meetings_is_kept_once_it_was_taken_and_leaves_the_address', async () => {
  const page = await looking.open('new#kissa', 320, 640, 'light');
  await page.route('**/api/meetings', (route) =>
    route.request().headers()['authorization'] === 'Bearer oikea'
      ? route.fulfill({ json: LINKS })
      : route.fulfill({ status: 403, json: { code: 'makersSecret' } }),
  );
  const kept = () => page.evaluate(() => localStorage.getItem('foorumi.maker'));
  await page.getByRole('button', { name: 'Luo' }).click();
  const field = page.getByLabel('Salasana tilaisuuden luomiseen');
  await field.waitFor();
  expect(await field.getAttribute('type')).toBe('password');
  expect(await field.getAttribute('autocomplete')).toBe('off');
  expect(await kept()).toBeNull();
  await field.fill('oikea');
  await page.getByRole('button', { name: 'Luo' }).click();
  await page.getByRole('link', { name: 'Avaa juontajan sivu' }).waitFor();
  expect(await kept()).toBe('oikea');
  expect(new URL(page.url()).hash).toBe('');
}, 60_000);

test('pg37_what_takes_too_long_is_asked_for_again_with_the_same_number_and_only_then', async () => {
  const page = await looking.open('new', 320, 640, 'light');
  const numbers: (string | undefined)[] = [];
  let answers = false;
  await page.clock.install();
  await page.route('**/api/meetings', async (route) => {
    numbers.push(route.request().headers()['idempotency-key']);
    if (answers) await route.fulfill({ json: LINKS });
    else if (numbers.length > 1) await route.abort();
  });
  await page.evaluate(() => {
    // The browser's own timer, not the page's: it does not know of the clock set here.
    AbortSignal.timeout = (after: number) => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new DOMException('', 'TimeoutError')), after);
      return stop.signal;
    };
  });
  await page.getByRole('button', { name: 'Luo' }).click();
  await expect.poll(() => numbers.length).toBe(1);
  const late = page.getByText('Palvelimen vastaus viipyy');
  await page.clock.runFor(10_000);
  expect(await late.count()).toBe(0);
  await page.clock.runFor(6_000);
  await late.waitFor();
  expect(await barriers(page, 'usual')).toEqual([]);
  const again = page.getByRole('button', { name: 'Yritä uudelleen' });
  await again.click();
  await page.getByText('Palvelin ei vastannut').waitFor();
  answers = true;
  await again.click();
  await page.getByRole('link', { name: 'Avaa juontajan sivu' }).waitFor();
  expect(numbers[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(numbers).size).toBe(1);
  expect(numbers.length).toBe(3);
}, 60_000);

test('pg37_another_wish_has_another_number', async () => {
  const page = await looking.open('new', 320, 640, 'light');
  const numbers: (string | undefined)[] = [];
  await page.route('**/api/meetings', (route) => {
    numbers.push(route.request().headers()['idempotency-key']);
    return route.abort();
  });
  const make = page.getByRole('button', { name: 'Luo' });
  await make.click();
  await expect.poll(() => numbers.length).toBe(1);
  await page.getByText('Palvelin ei vastannut').waitFor();
  await page.getByLabel('Tilaisuuden nimi').fill('Toinen');
  await make.click();
  await expect.poll(() => numbers.length).toBe(2);
  expect(numbers[1]).not.toBe(numbers[0]);
}, 60_000);

test.each(['kissa', 'foorumi/tilaisuus', '123456789'])(
  'ft39_at_an_unknown_address_one_is_told_so_and_comes_in_by_the_code: %s',
  async (path) => {
    const page = await looking.open(path, 320, 640, 'light');
    await page.getByRole('heading', { level: 1, name: 'Tässä osoitteessa ei ole sivua' }).waitFor();
    expect(await barriers(page, 'usual')).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole('textbox').fill('Klo 13 koodi 48213977');
    await page.waitForURL('**/48213977');
  },
  60_000,
);

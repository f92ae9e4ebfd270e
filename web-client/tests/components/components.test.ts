/**
 * The gallery of components, looked at in each way that people have set their device: light and dark,
 * 320 px, text twice as large, wider spacing of text (WCAG 1.4.12), more contrast, forced colours.
 * `PICTURES=/tmp/folder` keeps what was seen.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, Looking } from '../looking';

const PICTURES = process.env['PICTURES'];
/** As people set it for themselves; nothing may be cut or lie over another (WCAG 1.4.12). */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
  'p { margin-block-end: 2em !important }';

let looking: Looking;

beforeAll(async () => {
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  looking = await Looking.begin();
}, 120_000);

afterAll(() => looking?.end(), 60_000);

async function open(width: number, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await looking.open('tests/components/index.html', width, 900, scheme);
  await page.waitForSelector('[data-ready]', { timeout: 60_000 });
  return page;
}

async function kept(page: Page, name: string) {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** What is wider than the page, or cut at its own edge. */
function tooWide(page: Page) {
  return page.evaluate(() => {
    const over = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen'),
    );
    const cut = [...document.querySelectorAll('#page *')].filter(
      (one) =>
        !one.closest('.unseen, svg, textarea, .likert') &&
        getComputedStyle(one).display !== 'inline' &&
        one.scrollWidth > one.clientWidth + 1,
    );
    const told = (list: Element[]) => list.map(({ outerHTML }) => outerHTML.slice(0, 120));
    return [document.documentElement.scrollWidth > innerWidth ? 'the page' : '']
      .filter(Boolean)
      .concat(told(over), told(cut));
  });
}

test.each(['light', 'dark'] as const)(
  'no_barrier_in_%s',
  async (scheme) => {
    const page = await open(1280, scheme);
    await kept(page, scheme);
    expect(await barriers(page, 'usual')).toEqual([]);
    // By key: a toast may stand over it.
    await page.getByRole('button', { name: 'Avaa ikkuna' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await kept(page, `${scheme}-dialog`);
    expect(await barriers(page, 'usual')).toEqual([]);
  },
  120_000,
);

test.each([1280, 360])(
  'every_control_is_as_large_as_a_finger_at_%d',
  async (width) => {
    const page = await open(width);
    const small = await page.evaluate(() => {
      const all = document.querySelectorAll(
        'button, a[href], input:not([type=checkbox], [type=radio], [type=file]), select, textarea, summary, label:has(input)',
      );
      return [...all].flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && Math.min(width, height) < 43.9 ? [one.outerHTML.slice(0, 120)] : [];
      });
    });
    expect(small).toEqual([]);
  },
  60_000,
);

test('nothing_is_wider_than_320_px', async () => {
  const page = await open(320);
  await kept(page, '320');
  expect(await tooWide(page)).toEqual([]);
}, 60_000);

test('nothing_is_cut_with_text_twice_as_large', async () => {
  const page = await open(640);
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  await kept(page, 'text-200');
  expect(await tooWide(page)).toEqual([]);
}, 60_000);

test('nothing_is_cut_where_text_is_spaced_wider', async () => {
  const page = await open(360);
  await page.addStyleTag({ content: SPACED });
  await kept(page, 'spaced');
  expect(await tooWide(page)).toEqual([]);
}, 60_000);

test.each(['light', 'dark'] as const)(
  'more_contrast_is_seven_to_one_in_%s',
  async (scheme) => {
    const page = await open(1280, scheme);
    await page.emulateMedia({ contrast: 'more', colorScheme: scheme });
    await kept(page, `contrast-${scheme}`);
    expect(await barriers(page, 'strict')).toEqual([]);
  },
  120_000,
);

test('forced_colours_keep_every_edge', async () => {
  const page = await open(1280);
  await page.emulateMedia({ forcedColors: 'active' });
  await kept(page, 'forced');
  const bare = await page.evaluate(() => {
    const all = document.querySelectorAll(
      '.button, .segmented, input, select, textarea, .chip, .banner, .toast, .meter, .card, .framed, .warned',
    );
    return [...all].flatMap((one) => {
      const { borderTopWidth, borderTopStyle, outlineWidth, outlineStyle, appearance } =
        getComputedStyle(one);
      const drawn = (style: string, width: string) => style !== 'none' && parseFloat(width) > 0;
      const native = appearance === 'auto' && one.matches('input');
      const unseen = one.matches('[type=file]');
      const edged = drawn(borderTopStyle, borderTopWidth) || drawn(outlineStyle, outlineWidth);
      return edged || native || unseen ? [] : [one.outerHTML.slice(0, 120)];
    });
  });
  expect(bare).toEqual([]);
}, 60_000);

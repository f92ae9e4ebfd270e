import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCENES } from './scenes';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
];
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33"></svg>';
/** A poll as full as can be: made smaller, down to the floor, so that all of it is seen. */
const CROWDED = ['poll-long', 'poll-scale'];

let server: ViteDevServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServer({
    server: { port: 0 },
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  });
  await server.listen();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The gallery in a window of that size. */
async function open(width: number, height: number, scheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  await page.route('**/api/qr/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: QR }),
  );
  await page.goto(`${server.resolvedUrls?.local[0]}tests/gallery/index.html`);
  await page.waitForSelector('[data-ready]');
  return page;
}

function show(page: Page, name: string, lang: 'fi' | 'sv' | 'en') {
  return page.evaluate(([name, lang]) => globalThis.show(name, lang), [name, lang] as const);
}

/** The height of the letters of every text that is seen, in hundredths of the window's height. */
function letters(page: Page) {
  return page.evaluate(() => {
    const sizes: { tag: string; text: string; size: number; drawn: boolean }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!parent || !text || parent.closest('.unseen, script, style, caption')) continue;
      const own = parseFloat(getComputedStyle(parent).fontSize);
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
      const tag = parent.closest('h1') ? 'h1' : parent.closest('.code') ? 'code' : parent.localName;
      const size = (own * scale * 100) / innerHeight;
      sizes.push({ tag, text, size, drawn: scale !== 1 });
    }
    return sizes;
  });
}

test('st2_the_stage_is_legible_when_shared_at_960x540', async () => {
  const page = await open(960, 540, 'light');
  for (const name of Object.keys(SCENES)) {
    await show(page, name, 'fi');
    const all = await letters(page);
    const floor = CROWDED.includes(name) ? 2 : 2.45;
    for (const { tag, text, size, drawn } of all) {
      const least = tag === 'code' ? 10 : drawn ? 1.9 : floor;
      expect(size, `${name}: ${tag} ${text}`).toBeGreaterThanOrEqual(least);
    }
    const heading = all.find(({ tag }) => tag === 'h1');
    if (heading) expect(heading.size, `${name}: question`).toBeGreaterThanOrEqual(5.5);
    expect(await overflow(page), `${name}: nothing is cut`).toBeLessThanOrEqual(1);
  }
}, 60_000);

test.each(['light', 'dark'] as const)(
  'st2_no_barrier_and_a_contrast_of_seven_%s',
  async (scheme) => {
    const page = await open(1280, 720, scheme);
    await page.evaluate(axe.source);
    for (const name of Object.keys(SCENES)) {
      await show(page, name, name.startsWith('poll') ? 'sv' : 'fi');
      expect(await barriers(page), name).toEqual([]);
    }
  },
  120_000,
);

test('st1_the_way_to_join_always_stands_and_nothing_can_be_pressed', async () => {
  const page = await open(960, 540, 'light');
  for (const name of Object.keys(SCENES)) {
    await show(page, name, 'en');
    expect(await page.locator('.code').innerText(), name).toContain('4821 3977');
    expect(await page.locator('img').isVisible(), name).toBe(true);
    const pressed = page.locator('a, button, input, select, textarea, [tabindex]');
    expect(await pressed.count(), name).toBe(0);
  }
  await show(page, 'blank', 'en');
  expect(await page.locator('.thing').count()).toBe(0);
}, 60_000);

/** What the drawn scene lacks of room, in pixels. */
function overflow(page: Page) {
  return page.evaluate(() => {
    const thing = document.querySelector('.thing');
    return thing ? thing.scrollHeight - thing.clientHeight : 0;
  });
}

/** What axe finds, with the stricter contrast of 7:1. */
function barriers(page: Page) {
  return page.evaluate(async () => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await engine.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

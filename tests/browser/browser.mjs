// Real Chromium, phones and laptops, and what is looked at on every page: axe, whole, with contrast.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PICTURES = process.env.PICTURES ?? path.join(HERE, 'output');
const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const PHONE = { width: 360, height: 740 };
/** The smallest phone in use. */
export const SMALL = { width: 320, height: 568 };
export const LAPTOP = { width: 1280, height: 720 };
export const HALL = { width: 1920, height: 1080 };

/** Debian's Chromium, kept from calling home. */
export async function launch() {
  await mkdir(PICTURES, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A person's device: a browser of their own, in Finnish unless told otherwise. */
export async function device(
  browser,
  size,
  { locale = 'fi-FI', dark = false, motion = 'reduce' } = {},
) {
  const context = await browser.newContext({
    viewport: size,
    locale,
    timezoneId: 'Europe/Helsinki',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: motion,
    isMobile: size.width < 600,
    hasTouch: size.width < 600,
    bypassCSP: true, // axe is injected; the product's own policy is checked by the server's tests
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') page.errors.push(message.text());
  });
  return page;
}

/** No violation of WCAG 2.2 A and AA or good practice, contrast included. */
export async function accessible(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `   ${node.html}\n   ${node.failureSummary}`).join('\n')}`,
  );
  assert.equal(told.length, 0, `${what}:\n${told.join('\n')}`);
}

/** Nothing is wider than the screen. */
export async function fits(page, what) {
  const [inner, scroll] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ]);
  assert.ok(scroll <= inner, `${what}: ${scroll} px wide on a screen of ${inner}`);
}

export async function picture(page, name) {
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

/** A page is looked at whole: axe, width, picture. */
export async function look(page, name) {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await accessible(page, name);
  await fits(page, name);
  await picture(page, name);
}

/** Goes to a control by Tab alone, as one without a mouse does. */
export async function tabTo(page, control) {
  await control.waitFor();
  for (let tries = 0; tries < 60; tries += 1) {
    if (await control.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('it is not reached by Tab');
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Part, PartKey, Refusal, Role } from '../../src/protocol';
import { FakeLine } from './line';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether there is a browser to run page tests in. */
const HAS_BROWSER = existsSync(CHROMIUM);

const ARGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** The content policy that the server sends with every page, but for scripts. */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

/** How somebody comes: by code to a phone with a line, unless told otherwise. */
interface Coming {
  path?: string;
  role?: Role;
  width?: number;
  storage?: 'forbidden';
  up?: boolean;
  /** The place in the row before the entrance. */
  row?: number;
  refusal?: Refusal;
  /** Whether the page's own files come. */
  files?: 'lost';
}

/** Tests of pages, where there is a browser to run them in. */
export function inBrowser(name: string, tests: (phones: Phones) => void, timeout = 60_000) {
  describe.runIf(HAS_BROWSER)(name, { timeout }, () => {
    const phones = new Phones(inject('pages'));
    beforeAll(() => phones.start(), 60_000);
    afterAll(() => phones.stop());
    tests(phones);
  });
}

/** The built pages on a free port, and a browser to open them in. */
class Phones {
  #server!: PreviewServer;
  #browser!: Browser;
  #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async start() {
    const policy = `${POLICY}; script-src 'self' ${firstLine(this.#folder)}`;
    const options = { port: 0, headers: { 'content-security-policy': policy } };
    this.#server = await preview({
      build: { outDir: this.#folder },
      preview: options,
      logLevel: 'silent',
    });
    this.#browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  }

  async stop() {
    await this.#browser.close();
    await this.#server.close();
  }

  /** A phone that has come to the meeting by its code. */
  async join(parts: Map<PartKey, Part>, { path = '/12345678', ...more }: Coming = {}) {
    const context = await this.#browser.newContext({
      viewport: { width: more.width ?? 360, height: 640 },
      locale: 'fi-FI',
      timezoneId: 'Europe/Helsinki',
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
    if (more.storage === 'forbidden') await page.addInitScript(forbidStorage);
    if (more.files === 'lost') await page.route('**/assets/**', (route) => route.abort());
    const line = new FakeLine(parts);
    if (more.role) line.role = more.role;
    if (more.up === false) line.up = false;
    line.row = more.row;
    line.refusal = more.refusal;
    await line.serve(page);
    await page.goto(this.#address(path));
    return { page, line, errors };
  }

  #address(path: string): string {
    const address = this.#server.httpServer.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return `http://localhost:${port}${path}`;
  }
}

/** How the policy names the one script that a page has in itself. */
function firstLine(folder: string): string {
  const [, script = ''] =
    /<script>([^]*?)<\/script>/.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? [];
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

// As browsers do when all cookies are blocked: asking for storage throws.
function forbidStorage() {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, name, {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
}

/** What the polite live region says now. */
export function spoken(page: Page) {
  return page.locator('[role=status][aria-live=polite]').first();
}

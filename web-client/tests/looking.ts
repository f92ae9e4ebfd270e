import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';

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

/** The pages, served from their sources on a free port, and a browser to look at them with. */
export class Looking {
  private constructor(
    private readonly server: ViteDevServer,
    private readonly browser: Browser,
  ) {}

  static async begin(): Promise<Looking> {
    const server = await createServer({
      server: { port: 0 },
      logLevel: 'error',
      optimizeDeps: { noDiscovery: true },
    });
    await server.listen();
    return new Looking(server, await chromium.launch({ executablePath: CHROMIUM, args: FLAGS }));
  }

  async end() {
    await this.browser.close();
    await this.server.close();
  }

  /** A window of that size on a page, at rest. Nothing but QR pictures is answered for the server. */
  async open(path: string, width: number, height: number, scheme: 'light' | 'dark'): Promise<Page> {
    const page = await this.browser.newPage({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      locale: 'fi-FI',
    });
    await page.route('**/api/qr/**', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: QR }),
    );
    // A room's line is taken and never answered.
    await page.routeWebSocket(/\/ws(\?|$)/, () => undefined);
    await page.goto(`${this.server.resolvedUrls?.local[0]}${path}`);
    return page;
  }
}

/** What axe finds; `strict` asks for a contrast of 7:1. */
export async function barriers(page: Page, contrast: 'usual' | 'strict'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (enabled) => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await engine.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast-enhanced': { enabled } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, contrast === 'strict');
}

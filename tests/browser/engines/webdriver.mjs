// WebKit, as iPhones have it: Debian's WebKitGTK with its own driver, by the WebDriver protocol, on a
// screen of Xvfb. One driver serves one browser, so each device has a driver of its own.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';

const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSERS = ['4.1', '4.0'].map(
  (version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
);
/** How long a driver or a screen may take to be there. */
const PATIENCE = 20_000;

/** A screen for the browsers, and the way to devices on it. */
export async function launchWebKit() {
  const browser = BROWSERS.find((path) => existsSync(path));
  if (!existsSync(DRIVER) || !browser) throw new Error('webkit2gtk-driver is not installed');
  const screen = await startScreen();
  const devices = [];
  return {
    name: 'WebKit',
    async device(size) {
      const one = await openSession(browser, screen.display, size);
      devices.push(one);
      return one;
    },
    async close() {
      await Promise.all(devices.map((one) => one.close()));
      screen.stop();
    },
  };
}

/** Xvfb chooses a free number for its display and tells it. */
async function startScreen() {
  const args = ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((told, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`Xvfb stopped with ${code}`)));
    child.stdout.once('data', (line) => told(String(line).trim()));
  });
  return { display: `:${number}`, stop: () => child.kill() };
}

async function openSession(browser, display, { width, height }) {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' };
  const driver = spawn(DRIVER, [`--port=${port}`], { stdio: 'ignore', env });
  try {
    return await session(driver, browser, `http://127.0.0.1:${port}`, { width, height });
  } catch (error) {
    driver.kill();
    throw error;
  }
}

async function session(driver, browser, base, { width, height }) {
  await ready(`${base}/status`);
  const ask = async (method, path, body) => {
    const answer = await fetch(`${base}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
    return value;
  };
  const options = { binary: browser, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = await ask('POST', '/session', { capabilities });
  const at = `/session/${sessionId}`;
  await ask('POST', `${at}/window/rect`, { width, height });
  const act = (actions) => ask('POST', `${at}/actions`, { actions });
  return {
    goto: (url) => ask('POST', `${at}/url`, { url }),
    run: (fn, ...args) => ask('POST', `${at}/execute/sync`, { script: script(fn), args }),
    point: (x, y) => act([pointer(Math.round(x), Math.round(y))]),
    keys: (text) => act([{ type: 'key', id: 'keys', actions: strokes(text) }]),
    picture: async () => Buffer.from(await ask('GET', `${at}/screenshot`), 'base64'),
    async close() {
      await ask('DELETE', at).catch(() => {});
      driver.kill();
    },
  };
}

const script = (fn) => `return (${fn})(...arguments)`;

const pointer = (x, y) => ({
  type: 'pointer',
  id: 'finger',
  parameters: { pointerType: 'mouse' },
  actions: [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ],
});

/** Each character pressed and let go. */
export const strokes = (text) =>
  [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);

export function freePort() {
  return new Promise((found) => {
    const server = net.createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Waits until something answers there. */
async function ready(url) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`nothing answers at ${url}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

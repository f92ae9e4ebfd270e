// Firefox, by WebDriver BiDi over its own socket: no driver in between.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { strokes } from './webdriver.mjs';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
/** Firefox speaks Finnish to the pages. */
const PREFERENCES = 'user_pref("intl.accept_languages", "fi-FI, fi");\n';

export async function launchFirefox() {
  const profile = await mkdtemp(path.join(tmpdir(), 'foorumi-firefox-'));
  await writeFile(path.join(profile, 'user.js'), PREFERENCES);
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
  const child = spawn(FIREFOX, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const close = async () => {
    child.kill();
    await ended;
    await rm(profile, { recursive: true, force: true });
  };
  const address = await new Promise((told, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`Firefox stopped with ${code}`)));
    createInterface(child.stderr).on('line', (line) => {
      const found = /WebDriver BiDi listening on (\S+)/.exec(line);
      if (found) told(`${found[1]}/session`);
    });
  });
  try {
    const ask = await line(address);
    await ask('session.new', { capabilities: {} });
    return { name: 'Firefox', device: (size) => openDevice(ask, size), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The socket, as questions with an answer each. */
async function line(address) {
  const socket = new WebSocket(address);
  await new Promise((open, failed) => {
    socket.onopen = open;
    socket.onerror = () => failed(new Error('Firefox does not answer'));
  });
  const asked = new Map();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id, type, result, error, message } = JSON.parse(data);
    const { told, failed } = asked.get(id) ?? {};
    asked.delete(id);
    if (type === 'success') told?.(result);
    else if (type === 'error') failed?.(new Error(`${error}: ${message}`));
  };
  return (method, params) =>
    new Promise((told, failed) => {
      last += 1;
      asked.set(last, { told, failed });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

async function openDevice(ask, { width, height }) {
  const { userContext } = await ask('browser.createUserContext', {});
  const { context } = await ask('browsingContext.create', { type: 'tab', userContext });
  await ask('browsingContext.setViewport', { context, viewport: { width, height } });
  const act = (actions) => ask('input.performActions', { context, actions });
  const pointer = (x, y) => ({
    type: 'pointer',
    id: 'finger',
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  });
  return {
    goto: (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    async run(fn, ...args) {
      const called = await ask('script.callFunction', {
        functionDeclaration: `() => JSON.stringify((${fn})(...${JSON.stringify(args)}) ?? null)`,
        target: { context },
        awaitPromise: false,
      });
      if (called.type !== 'success') throw new Error(called.exceptionDetails?.text);
      return JSON.parse(called.result.value);
    },
    point: (x, y) => act([pointer(x, y)]),
    keys: (text) => act([{ type: 'key', id: 'keys', actions: strokes(text) }]),
    picture: async () => {
      const { data } = await ask('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    close: () => ask('browser.removeUserContext', { userContext }),
  };
}

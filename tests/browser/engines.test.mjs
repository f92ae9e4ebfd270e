// Half of the phones are iPhones: joining and voting is tried in WebKit with every change, the whole of a
// small meeting in three engines before an issue closes (`make proof`, with ENGINES=all).

import { test } from 'node:test';
import { launchFirefox } from './engines/bidi.mjs';
import { launchChromium } from './engines/chromium.mjs';
import { begin, goThrough, vote } from './engines/smoke.mjs';
import { launchWebKit } from './engines/webdriver.mjs';
import { startServer } from './server.mjs';

const WHOLE = process.env.ENGINES === 'all';

async function smoke(launch, whole) {
  const server = await startServer();
  let browser;
  try {
    browser = await launch();
    const meeting = await begin(browser, server.origin);
    await vote(meeting);
    if (whole) await goThrough(meeting);
  } finally {
    await browser?.close();
    await server.stop();
  }
}

test('a phone with WebKit joins and votes', () => smoke(launchWebKit, WHOLE));
test('the same with Firefox', { skip: !WHOLE }, () => smoke(launchFirefox, true));
test('the same with Chromium', { skip: !WHOLE }, () => smoke(launchChromium, true));

// Chromium in the terms of the other engines, so that one smoke journey goes through all.

import { device, launch } from '../browser.mjs';

export async function launchChromium() {
  const browser = await launch();
  return {
    name: 'Chromium',
    async device(size) {
      const page = await device(browser, size);
      return {
        goto: (url) => page.goto(url),
        run: (fn, ...args) => page.evaluate(`(${fn})(...${JSON.stringify(args)})`),
        point: (x, y) => page.mouse.click(x, y),
        keys: (text) => page.keyboard.type(text),
        picture: () => page.screenshot(),
      };
    },
    close: () => browser.close(),
  };
}

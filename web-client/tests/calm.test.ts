import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Part, PartKey } from '../src/protocol';
import { CLOUD, PICTURE, WORDS } from './gallery/cloud';
import { LONG, longestTask } from './pages/cpu';
import { AT, during, meeting } from './pages/meeting';
import { inBrowser } from './pages/phone';

const MESSAGES = 5_000;
/** Times are looked at by `make proof`, on a machine that does nothing else; counts in every run. */
const TIMED = process.env['CALM'] === '1';

function message(n: number): [PartKey, Part] {
  const text = `Viesti ${n}: miten tämä näkyy asiakkaan arjessa ensi vuonna?`;
  const id = `${n}.0`;
  const backers = n % 7;
  const part = {
    part: 'message',
    id,
    who: { number: n % 400 },
    text,
    at: AT + n,
    backers,
  } as const;
  return [`message:${id}`, part];
}

function talking(): Map<PartKey, Part> {
  const parts = meeting();
  parts.set('chat', { part: 'chat', mode: 'open', slowS: 0 });
  for (let n = 1; n <= MESSAGES; n++) parts.set(...message(n));
  return parts;
}

/** A cloud of 300 words on the stage. */
function clouded(): Map<PartKey, Part> {
  const parts = meeting();
  during(parts, { key: `cloud:${CLOUD.id}`, part: CLOUD });
  const view = { view: 'activity', activity: CLOUD.id } as const;
  parts.set('stage', { ...parts.get('stage'), part: 'stage', view } as Part);
  parts.set(`picture:${CLOUD.id}`, PICTURE);
  for (const word of WORDS) parts.set(`word:${CLOUD.id}:${word.key}`, word);
  for (let n = 0; n < 260; n++) parts.set(...another(n));
  return parts;
}

function another(n: number): [PartKey, Part] {
  const key = `sana${n}`;
  const part = {
    part: 'word',
    cloud: CLOUD.id,
    key,
    shown: key,
    count: 1,
    state: 'shown',
  } as const;
  return [`word:${CLOUD.id}:${key}`, part];
}

const frame = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(0))));
const COMING = { role: 'stage', path: '/stage#secret', width: 960 } as const;

inBrowser('a phone and a stage of many', (phones) => {
  test.runIf(TIMED)('pg21_with_5000_messages_no_task_is_long_on_a_slow_phone', async () => {
    const { page, line } = await phones.join(talking());
    const chat = page.locator('nav > button').nth(1);
    const now = page.locator('nav > button').first();
    await chat.waitFor();
    /** Waits without looking through the page as a reader would, which is a long task itself. */
    const wait = (least: number, last: string) =>
      page.waitForFunction(
        ([least, last]) => {
          const rows = document.querySelectorAll('main ol > li');
          return rows.length >= least && rows[rows.length - 1]?.textContent?.includes(last);
        },
        [least, last] as const,
      );
    const last = () => `Viesti ${n}:`;
    let n = MESSAGES;
    const more = () => {
      const [key, part] = message(++n);
      line.show({ [key]: part });
    };
    const unread = async () => {
      more();
      const told = String(n - MESSAGES);
      await page.waitForFunction(
        (told) => document.querySelector('nav b')?.textContent === told,
        told,
      );
    };
    expect.soft(await longestTask(page, unread), 'one comes').toBeLessThan(LONG);
    // The files of the chat have come by now, as they have on a phone.
    await chat.click();
    await wait(50, last());
    const opened = async () => {
      await chat.click();
      await wait(50, last());
    };
    const closed = () => now.click();
    expect.soft(await longestTask(page, opened, closed), 'opening').toBeLessThan(LONG);
    const another = async () => {
      more();
      await wait(50, last());
    };
    expect.soft(await longestTask(page, another), 'one more').toBeLessThan(LONG);
    let rows = 50;
    const older = async () => {
      await page.locator('main > .button').first().click();
      await wait((rows += 50), last());
    };
    expect.soft(await longestTask(page, older), 'older ones').toBeLessThan(LONG);
  });

  test('wc5_twenty_words_a_second_make_no_long_task_and_move_none_that_stays', async () => {
    const { page, line } = await phones.join(clouded(), COMING);
    const places = () =>
      page.locator('.word').evaluateAll((all) =>
        all.map((one) => {
          const { x, y } = one.getBoundingClientRect();
          return `${one.querySelector('text')?.textContent} ${Math.round(x)} ${Math.round(y)}`;
        }),
      );
    const moving = () => page.evaluate(() => document.getAnimations().length);
    await page.locator('.word').first().waitFor();
    await expect.poll(moving).toBe(0);
    const before = (await places()).sort();
    let n = 260;
    const coming = async () => {
      for (let times = 0; times < 20; times++) {
        const [key, part] = another(n++);
        const counted = WORDS[times % WORDS.length];
        if (!counted) throw new Error('a word');
        const again = { ...counted, count: counted.count + 2 };
        // Two words change their ranks, and none its place.
        const words = [...PICTURE.words];
        words.splice(times, 2, ...words.slice(times, times + 2).reverse());
        line.show({
          [key]: part,
          [`word:${CLOUD.id}:${again.key}`]: again,
          [`picture:${CLOUD.id}`]: { ...PICTURE, words },
          [`cloud:${CLOUD.id}`]: { ...CLOUD, answered: CLOUD.answered + times },
        });
        await frame(page);
      }
    };
    const longest = await longestTask(page, coming);
    if (TIMED) expect.soft(longest).toBeLessThan(LONG);
    expect(await moving(), 'what stays is not drawn anew').toBe(0);
    expect((await places()).sort()).toEqual(before);
  });
});

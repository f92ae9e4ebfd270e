import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Part, PartKey } from '../src/protocol';
import { cloud, during, meeting, OPTIONS, poll, sheet } from './pages/meeting';
import { inBrowser } from './pages/phone';

/** Texts that break wrapping: long words of several scripts, and the widest characters that are let in. */
const WORST = {
  letters: 'W'.repeat(300),
  devanagari: ('क्'.repeat(7) + 'क').repeat(15),
  joined: ('👩‍'.repeat(7) + '👩').repeat(15),
  marks: 'a\u0301\u0489\u20DD'.repeat(60),
  thai: 'ก'.repeat(200),
  nonbreaking: 'sana\u00a0\u2060'.repeat(60),
  wide: '﷽'.repeat(40),
} as const;

/** Keys under which parts hold what people wrote. */
const WRITTEN = new Set(
  'fi sv en text name topic shown answer agreed owner reason why detail place audience'.split(' '),
);

/** Every block of Unicode, three together, in texts of up to 40 characters: the tenth of them, or all. */
const BLOCKS = fileURLToPath(new URL('../../server/bundle/src/tests/blocks.txt', import.meta.url));
const scripts = readFileSync(BLOCKS, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [first = 0, last = 0] = (line.match(/[0-9A-F]{4,6}/g) ?? []).map((at) =>
      parseInt(at, 16),
    );
    const step = Math.max(1, Math.ceil((last - first + 1) / 300));
    // A mark stands on a letter: three are let in on one, and no more.
    const standing = (one: string) => (/\p{M}/u.test(one) ? `a${one}` : one);
    const all = Array.from({ length: (last - first + 1) / step }, (_, at) => first + at * step);
    const seen = all
      .map((at) => String.fromCodePoint(at))
      .filter((one) => /[^\p{C}\p{Z}]/u.test(one))
      .map(standing);
    const plain = seen.flatMap((_, at) =>
      at % 40 === 0 ? [seen.slice(at, at + 40).join('')] : [],
    );
    return [...plain, ...seen.slice(0, 3).map((one) => one.repeat(40))];
  })
  .filter((texts, block) => texts.length > 0 && (process.env['EVERY_BLOCK'] || block % 10 === 3));
const together = scripts.flatMap((_, at) =>
  at % 3 === 0 ? [scripts.slice(at, at + 3).flat()] : [],
);

/** The same parts with every text that people write replaced, by these in turn. */
function filled(parts: Map<PartKey, Part>, ...texts: string[]): Map<PartKey, Part> {
  let next = 0;
  const fill = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return WRITTEN.has(key) ? texts[next++ % texts.length] : value;
    if (Array.isArray(value)) return value.map((one) => fill(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fill(one, name)]));
  };
  return new Map([...parts].map(([key, part]) => [key, fill(part) as Part]));
}

function everything(): Map<PartKey, Part> {
  const parts = meeting();
  const at = Date.now();
  during(
    parts,
    poll('4.0', 'Kysymys', { form: 'single', options: OPTIONS }),
    cloud('5.0', { revealed: true }),
    ...sheet('6.0', 'build'),
  );
  const who = { number: 5, name: 'Matti', namesake: true, staff: true };
  const put = (key: string, part: object) => parts.set(key, part as Part);
  put('word:5.0:a', { part: 'word', cloud: '5.0', key: 'a', shown: 'a', count: 3, state: 'shown' });
  put('mywords:5.0', {
    part: 'myWords',
    cloud: '5.0',
    words: [{ key: 'a', shown: 'a', state: 'shown' }],
    left: 2,
  });
  put('message:7.0', { part: 'message', id: '7.0', who, text: 'x', at });
  put('said:7.1', {
    part: 'said',
    id: '7.1',
    text: 'x',
    at,
    state: { state: 'answered', text: 'x' },
  });
  const entry = { id: '9.0', who, kind: 'turn', reason: 'firstTurn', topic: 'x' };
  put('queue', {
    part: 'queue',
    open: true,
    pointsOfOrder: true,
    approval: false,
    policy: 'balanced',
    waiting: [entry],
    floor: { entry: '9.1', who, kind: 'turn', spokenMs: 1, runningSince: at, topic: 'x' },
  });
  put('people', { part: 'people', people: [{ who, resembles: who }, { who: { number: 6 } }] });
  const card = { agreed: 'x', owner: 'x', decidedBy: 'consensus' };
  put('decision:8.0', { part: 'decision', id: '8.0', card, at, edited: 1 });
  return parts;
}

/**
 * What reaches beyond the screen, and how far. The page cuts what does, so its own width tells nothing;
 * what scrolls or is shortened in a box of its own reaches as far as that box.
 */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const cut = new WeakMap<Element, number>();
    // Parents stand before their children.
    return [...document.body.querySelectorAll('*')].flatMap((one) => {
      const room = cut.get(one.parentElement ?? document.body) ?? Infinity;
      const { right, width } = one.getBoundingClientRect();
      const cuts = one.id !== 'page' && getComputedStyle(one).overflowX !== 'visible';
      cut.set(one, cuts ? Math.min(room, right) : room);
      const by = Math.round(Math.min(right, room) - innerWidth);
      return by > 0 && width > 0 && one.checkVisibility()
        ? [`${one.tagName}.${one.className} ${by}`]
        : [];
    });
  });

inBrowser(
  'no text widens any page',
  (phones) => {
    test.each(Object.entries(WORST))('ft31_participant_at_320_%s', async (_, text) => {
      const { page } = await phones.join(filled(everything(), text), { width: 320 });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      for (let task = 1; task <= 3; task++) {
        await page.getByText(new RegExp(`^Tehtävä ${task}/`)).waitFor();
        expect(await tooWide(page), `task ${task}`).toEqual([]);
        const next = page.getByRole('button', { name: 'Seuraava tehtävä' });
        if (await next.isEnabled()) await next.click();
      }
      await page.getByRole('button', { name: /^Keskustelu/ }).click();
      await page.getByRole('list', { name: 'Viestit' }).waitFor();
      expect(await tooWide(page), 'chat').toEqual([]);
      await page.getByRole('navigation').getByRole('button').last().click();
      await page
        .getByRole('region', { name: 'Jonossa' })
        .or(page.locator('main ol'))
        .first()
        .waitFor();
      expect(await tooWide(page), 'queue').toEqual([]);
      await page.getByRole('button', { name: 'Lisää' }).click();
      await page.getByRole('button', { name: 'Takaisin' }).waitFor();
      expect(await tooWide(page), 'more').toEqual([]);
    });

    test.each([...together.entries()])('ft30_ft31_scripts_%i', async (_, texts) => {
      for (const role of ['participant', 'stage'] as const) {
        const coming =
          role === 'stage' ? { role, path: '/stage#secret', width: 320 } : { width: 320 };
        const { page } = await phones.join(filled(everything(), ...texts), coming);
        await page.locator('bdi').first().waitFor({ state: 'attached' });
        expect(await tooWide(page), role).toEqual([]);
        if (role === 'stage') continue;
        await page.getByRole('button', { name: /^Keskustelu/ }).click();
        await page.getByRole('list', { name: 'Viestit' }).waitFor();
        expect(await tooWide(page), 'chat').toEqual([]);
      }
    });

    test.each(
      (['host', 'moderator', 'secretary', 'presenter', 'organiser', 'stage'] as const).flatMap(
        (role) => (['letters', 'marks', 'wide'] as const).map((kind) => [role, kind] as const),
      ),
    )('ft31_%s_at_320_%s', async (role, kind) => {
      const coming = { role, path: `/${role}#secret`, width: 320 };
      const { page } = await phones.join(filled(everything(), WORST[kind]), coming);
      await page.locator('bdi').first().waitFor({ state: 'attached' });
      expect(await tooWide(page)).toEqual([]);
      if (role === 'host' || role === 'moderator') {
        await page.getByRole('button', { name: 'Valikko' }).click();
        await page.getByText('Henkilöt', { exact: true }).first().click();
        await page.getByRole('dialog').getByRole('list').waitFor();
        const dialog = page.getByRole('dialog').filter({ visible: true });
        expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(
          0,
        );
      }
    });
  },
  120_000,
);

import type { World } from './world';

const digits = (text: string) => text.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The front page: a code that is being typed. */
export const HOME: World = {
  name: 'front page',
  coming: { path: '/', width: 360 },
  parts: () => new Map(),
  spots: [
    {
      name: 'code',
      limit: 7,
      typed: (random, length) =>
        String(random.below(10 ** Math.min(length, 7))).padStart(length, '1'),
      shown: digits,
      reach: async (page) => page.getByRole('textbox'),
    },
  ],
  ready: (page) => page.getByRole('textbox').waitFor(),
  away: (page) =>
    page.getByRole('button', { name: 'Svenska' }).or(page.locator('h1')).first().click(),
};

/** Where a meeting is made. */
export const CREATE: World = {
  name: 'making a meeting',
  coming: { path: '/new', width: 1280 },
  parts: () => new Map(),
  spots: [
    {
      name: 'name of a meeting',
      limit: 300,
      reach: async (page) => page.getByRole('textbox').first(),
      shown: (typed) => typed,
    },
  ],
  ready: (page) => page.getByRole('textbox').first().waitFor(),
  away: async (page, random) => page.getByRole('radio').nth(random.below(3)).check({ force: true }),
};

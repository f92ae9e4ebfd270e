import { expect, test } from 'vitest';
import { MODERATOR, SECRETARY } from './monkey/desks';
import { CREATE, HOME } from './monkey/front';
import { HOST, ORGANISER } from './monkey/host';
import { EVENTS, Monkey } from './monkey/monkey';
import { PARTICIPANT } from './monkey/participant';
import { Random } from './monkey/random';
import type { World } from './monkey/world';
import { inBrowser } from './pages/phone';

const WORLDS = [PARTICIPANT, SECRETARY, MODERATOR, HOST, ORGANISER, HOME, CREATE];
/** Acts over all pages: by the share of each in the fields there are. */
const ALL = Number(process.env['ACTS'] ?? 300);
const SEED = Number(process.env['SEED'] ?? 20261129);
/** With so many, every field must have met everything. */
const ENOUGH = 2000;
const FIELDS = WORLDS.reduce((sum, { spots }) => sum + spots.length, 0);

/** What can happen to a page; one without a meeting has no line, no colleagues and no host. */
function eventsOf(world: World) {
  const alone = world.parts().size === 0;
  return EVENTS.filter((event) => !alone || !['cut', 'colleague', 'host'].includes(event));
}

inBrowser(
  'whatever happens, no typed character is lost',
  (phones) => {
    /** Lets a monkey live on a page; with `forgetful`, the tab forgets its drafts. */
    async function lived(world: World, acts: number, forgetful = false) {
      const parts = world.parts();
      const { page, line, errors } = await phones.join(parts, world.coming);
      await world.serve?.(page);
      if (forgetful) {
        await page.addInitScript(() => sessionStorage.removeItem('foorumi.drafts'));
      }
      const monkey = new Monkey(world, page, line, parts, new Random(SEED));
      await monkey.live(acts).finally(() => page.close());
      expect(errors.filter((error) => !/WebSocket|ERR_|Failed to load/.test(error))).toEqual([]);
      return monkey.met;
    }

    test.each(WORLDS)(`pg1_seed_${SEED}: $name`, async (world) => {
      const acts = Math.ceil((ALL * world.spots.length) / FIELDS);
      const met = await lived(world, acts);
      for (const [name, { filled, events }] of met) {
        if (ALL < ENOUGH) continue;
        expect(filled, `${name} was filled to its limit`).toBeGreaterThan(0);
        for (const event of eventsOf(world)) {
          expect(events.get(event) ?? 0, `${name} has met: ${event}`).toBeGreaterThan(0);
        }
      }
    });

    test('a tab that forgets its drafts is found out', async () => {
      await expect(lived(PARTICIPANT, 100, true)).rejects.toThrow();
    });
  },
  60_000 + ALL * 1500,
);

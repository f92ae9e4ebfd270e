import type { Page } from 'playwright-core';
import { AT, meeting, QUESTION } from '../pages/meeting';
import { button, closed, moved, whole, withPoll } from './desks';
import { part, type World } from './world';

/** A meeting that the host runs: with somebody who waits for the floor besides. */
function hostParts() {
  const parts = withPoll();
  const who = { number: 7, name: 'Olli' };
  const entry = { id: '9.1', who, kind: 'turn', reason: 'arrival', askedAt: AT };
  const staff = { asked: [], balance: { shares: [] }, previews: [], spoken: [] };
  parts.set('queue', part({ ...whole('queue', parts), waiting: [entry], staff }));
  return parts;
}

const inDialog = (open: (page: Page) => Promise<void>, label: string) => async (page: Page) => {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  if (await field.isVisible()) return field;
  await closed(page);
  await open(page);
  return field;
};

export const HOST: World = {
  name: 'host',
  coming: { path: '/host#secret', role: 'host', width: 1280 },
  parts: hostParts,
  spots: [
    {
      name: 'segment',
      limit: 300,
      reach: inDialog((page) => button(page, 'Lisää osio').click(), 'FI Otsikko'),
    },
    {
      name: 'activity',
      limit: 300,
      reach: inDialog((page) => button(page, 'Lisää tehtävä').click(), 'FI Kysymys'),
    },
    {
      name: 'somebody in the hall',
      limit: 60,
      reach: inDialog(async (page) => {
        await button(page, 'Jonon asetukset').click();
        await page.getByRole('menuitem', { name: 'Lisää henkilö…' }).click();
      }, 'Nimi'),
    },
    {
      name: 'why a request is declined',
      limit: 200,
      reach: inDialog(async (page) => {
        await button(page, /Muut toiminnot: Olli$/).click();
        await page.getByRole('menuitem', { name: 'Hylkää' }).click();
      }, 'Perustelu'),
    },
    {
      name: 'label of the timer',
      limit: 80,
      reach: inDialog((page) => button(page, /^Ajastin/).click(), 'Otsikko (vapaaehtoinen)'),
    },
    {
      name: 'outcome of a poll',
      limit: 300,
      reach: async (page) => {
        await closed(page);
        const field = page.getByLabel('Mihin tämä johti? Kirjoita yksi virke.');
        const row = page.getByRole('button', { name: QUESTION, expanded: false });
        if (await row.count()) await row.click();
        if (!(await field.count())) await button(page, 'Kirjoita lopputulos').click();
        return field;
      },
    },
    {
      name: 'decision',
      limit: 500,
      reach: async (page) => {
        const field = page.getByRole('textbox', { name: 'Mitä sovittiin', exact: true });
        if (!(await field.count())) {
          await closed(page);
          await button(page, /ilman päätöstä$|^Päätökset|^Ei päätöksiä/).click();
        }
        const record = button(page, `Kirjaa päätös: ${QUESTION}`);
        if (await record.count()) await record.click();
        return field.first();
      },
    },
  ],
  ready: (page) => button(page, 'Lisää osio').waitFor(),
  away: async (page, random) => {
    if (random.next() < 0.5) return closed(page);
    await page.mouse.click(4, 4);
    await closed(page);
  },
  colleague: (random) =>
    random.one([
      { 'agreed:4.0': undefined },
      { queue: part({ ...whole('queue', hostParts()), waiting: [] }) },
      { 'segment:1.3': part({ ...whole('segment:1.3', hostParts()), minutes: 20 }) },
      { 'poll:4.0': part({ ...whole('poll:4.0', hostParts()), outcome: 'Jatketaan.' }) },
    ]),
  host: () => moved(hostParts()),
};

const USE = 'Mihin osallistujamäärää käytetään';

const RECORDED = {
  audience: { fi: 'Osallistujat' },
  place: { fi: 'Järjestäjän sivulla' },
  until: '2026-12-23',
};

/** A field in one of the places of the organiser's page. */
const inPlace = (place: string, label: string) => async (page: Page) => {
  const field = page.getByLabel(label, { exact: true });
  if (!(await field.isVisible())) await button(page, place).click();
  await field.waitFor();
  return field;
};

export const ORGANISER: World = {
  name: 'organiser',
  coming: { path: '/organiser#secret', role: 'organiser', width: 1280 },
  parts: meeting,
  serve: async (page) => {
    const kept = { state: 'live', keepDays: 30, files: [], downloads: [] };
    await page.route('**/api/kept', (route) => route.fulfill({ json: kept }));
  },
  spots: [
    {
      name: 'place of the recording',
      limit: 300,
      reach: inPlace('Aineistot', 'FI Missä tallenne on'),
      shown: (typed) => typed,
    },
    {
      name: 'use of the attendance figures',
      limit: 200,
      reach: inPlace('Tiedot', USE),
      shown: (typed) => typed,
    },
  ],
  ready: (page) => button(page, 'Aineistot').waitFor(),
  away: (page, random) => button(page, random.one(['Tietosuoja', 'Tulospaketti'])).click(),
  colleague: () => ({
    meeting: part({
      ...whole('meeting', meeting()),
      recording: { ...RECORDED, audience: { fi: 'Kaikki' } },
    }),
  }),
  host: () => moved(meeting()),
};

// Three people, in Finnish, Swedish and English, over two nodes and one Redis: what they see when a
// node dies, when Redis is away or empty, and when a vote comes after the close (rules SY1, SY2, SY6,
// ID2, PL2). Nothing confirmed is lost, and nothing counts twice.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LAPTOP, PHONE, device, launch, look } from './browser.mjs';
import { makeMeetingOf } from './meeting.mjs';
import { startNodes, startRedis } from './nodes.mjs';
import * as phone from './participant.mjs';
import * as desk from './staff.mjs';
import { openWire } from './wire.mjs';

/** What each language says. */
const WORDS = {
  fi: {
    question: 'Jatketaanko?',
    yes: 'Kyllä',
    no: 'Ei',
    send: /^Lähetä (muutettu )?vastaus$/,
    saved: 'Tallennettu. Voit muuttaa vastausta sulkemiseen asti.',
    slow: 'Tallennus on hidasta.',
    offline: 'Ei yhteyttä. Vastauksesi säilyvät ja lähtevät, kun yhteys palaa.',
    paused: /^Tallennus on tauolla \(.+ alkaen\)\. Kaikki tallennetuksi merkitty on tallessa\.$/,
    late: 'Tehtävä sulkeutui ennen kuin vastauksesi ehti perille. Vastausta ei tallennettu.',
    unanswered: 'Et vastannut tähän.',
    answers: (count) => new RegExp(`^${count} vastannut`),
  },
  sv: {
    question: 'Fortsätter vi?',
    yes: 'Ja',
    no: 'Nej',
    send: /^Skicka (svaret|det ändrade svaret)$/,
    saved: 'Sparat. Du kan ändra svaret fram till stängningen.',
    slow: 'Det går långsamt att spara.',
    offline: 'Ingen förbindelse. Dina svar finns kvar och skickas när förbindelsen återkommer.',
    paused: /^Sparandet är pausat \(sedan .+\)\. Allt som är märkt som sparat finns kvar\.$/,
    late: 'Uppgiften stängdes innan ditt svar kom fram. Svaret sparades inte.',
    unanswered: 'Du svarade inte på detta.',
    answers: (count) => new RegExp(`^${count} har svarat`),
  },
  en: {
    question: 'Shall we go on?',
    yes: 'Yes',
    no: 'No',
    send: /^Send the (changed )?answer$/,
    saved: 'Saved. You can change the answer until the close.',
    slow: 'Saving is slow.',
    offline: 'No connection. Your answers are kept and will be sent when the connection returns.',
    paused: /^Saving has been paused since .+\. Everything marked as saved is safe\.$/,
    late: 'The task closed before your answer arrived. The answer was not saved.',
    unanswered: 'You did not answer this.',
    answers: (count) => new RegExp(`^${count} answered`),
  },
};
const LANGUAGES = Object.keys(WORDS);
const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
/** How long Redis is away. */
const AWAY_MS = 10_000;
/** Longest until everybody is at a node that saves: asked for twice, and a new socket. */
const MOVED_MS = 40_000;

const said = (what) => Object.fromEntries(LANGUAGES.map((lang) => [lang, WORDS[lang][what]]));
const PLAN = {
  title: { fi: 'Monta solmua', sv: 'Många noder', en: 'Many nodes' },
  languages: LANGUAGES,
  names: 'optional',
  agenda: {
    segments: [
      {
        kind: 'activity',
        title: { fi: 'Kysely', sv: 'Enkät', en: 'Poll' },
        minutes: 10,
        activities: [{ kind: 'poll', question: said('question'), form: { form: 'yesNo' } }],
      },
    ],
  },
};

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/**
 * Two nodes, a meeting with its poll open, the host at the second node, and a phone a language at the
 * first. `line` is what the first node reaches Redis by, `wire` what the phones dial.
 */
async function gather(t) {
  const redis = await startRedis();
  t.after(() => redis.stop());
  const line = await openWire(redis.url);
  t.after(() => line.close());
  const lineUrl = line.origin.replace('http', 'redis');
  const deployment = await startNodes(`${lineUrl}/`, redis.url);
  t.after(() => deployment.stop());
  const [first, second] = deployment.nodes;
  const { code, host: secret } = await makeMeetingOf(first.origin, PLAN);
  const host = await device(browser, LAPTOP);
  await host.goto(`${second.origin}/host#${secret}`);
  await desk.nextSegment(host, 'Kysely');
  const wire = await openWire(first.origin, second.origin);
  t.after(() => wire.close());
  const phones = [];
  for (const lang of LANGUAGES) phones.push(await join(lang, wire.origin, code));
  t.after(async () => {
    for (const { page } of [{ page: host }, ...phones]) await page.context().close();
  });
  return { redis, line, first, second, code, host, wire, phones };
}

/** A phone in one language, with what it reads and does. */
async function join(lang, origin, code) {
  const words = WORDS[lang];
  const page = await device(browser, PHONE, { locale: LOCALES[lang] });
  await page.goto(`${origin}/${code}`);
  await phone.heading(page, words.question);
  return {
    lang,
    words,
    page,
    sees: (text) => page.getByText(text).first().waitFor(),
    gone: (text) => page.getByText(text).first().waitFor({ state: 'detached' }),
    saved: () => page.getByText(words.saved).first(),
    async vote(option) {
      await phone.one(words[option])(page);
      await page.getByRole('button', { name: words.send }).click();
    },
  };
}

const each = (phones, act) => Promise.all(phones.map(act));

/** Notes from now on whether a text is ever shown. */
async function watchFor(page, text) {
  await page.evaluate((text) => {
    const look = () => {
      if (document.body.innerText.includes(text)) globalThis.wasShown = true;
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  }, text);
}

test('a killed node: its people go on at another with what they had, others see nothing (SY2, SY6, ID2)', async (t) => {
  const { first, second, code, host, phones } = await gather(t);
  const other = await join('fi', second.origin, code);
  t.after(() => other.page.context().close());
  for (const page of [host, other.page]) await watchFor(page, WORDS.fi.offline);
  await each(phones, (one) => one.vote('no'));
  await each(phones, (one) => one.saved().waitFor());
  await first.kill();
  await each(phones, (one) => one.vote('yes'));
  await each(phones, (one) => one.saved().waitFor());
  await each(phones, (one) => one.gone(one.words.offline));
  await desk.answered(host, WORDS.fi.question, 3);
  await other.vote('yes');
  await other.saved().waitFor();
  await desk.answered(host, WORDS.fi.question, 4);
  for (const page of [host, other.page])
    assert.notEqual(await page.evaluate(() => globalThis.wasShown), true, 'others see nothing');
  // Who comes back by the reloaded page is the same person with the same vote.
  await each(phones, (one) => one.page.reload());
  await each(phones, (one) => one.saved().waitFor());
  await desk.closeActivity(host, WORDS.fi.question);
  await each(phones, (one) => one.sees(one.words.answers(4)));
});

test('Redis away: told in each language, read on, nothing called saved, then all by itself (SY1, SY2)', async (t) => {
  const { redis, second, code, host, phones } = await gather(t);
  await each(phones, (one) => one.vote('no'));
  await each(phones, (one) => one.saved().waitFor());
  await redis.kill();
  const away = sleep(AWAY_MS);
  await each(phones, (one) => one.vote('yes'));
  await each(phones, (one) => one.sees(one.words.paused));
  await host.getByText(WORDS.fi.paused).first().waitFor();
  await each(phones, (one) => one.sees(one.words.slow));
  for (const one of phones) {
    assert.equal(await one.saved().count(), 0, `${one.lang}: nothing is called saved`);
    await look(one.page, `error-saving-paused-${one.lang}`);
  }
  await look(host, 'error-saving-paused-host');
  assert.equal((await fetch(`${second.origin}/health`)).status, 503);
  await away;
  await redis.start();
  await each(phones, (one) => one.saved().waitFor());
  await each(phones, (one) => one.gone(one.words.paused));
  await host.getByText(WORDS.fi.paused).first().waitFor({ state: 'detached' });
  const newcomer = await join('fi', second.origin, code);
  t.after(() => newcomer.page.context().close());
  await newcomer.vote('no');
  await newcomer.saved().waitFor();
  await desk.answered(host, WORDS.fi.question, 4);
  await desk.closeActivity(host, WORDS.fi.question);
  await each(phones, (one) => one.sees(one.words.answers(4)));
});

test('a node cut off from Redis: told, and its people move to one that saves (SY1, SY2)', async (t) => {
  const { line, second, host, wire, phones } = await gather(t);
  line.cut();
  // As a balancer does with a node whose /health answers 503.
  wire.leadTo(second.origin);
  await each(phones, (one) => one.sees(one.words.paused));
  await each(phones, (one) => one.vote('yes'));
  await each(phones, (one) => one.saved().waitFor({ timeout: MOVED_MS }));
  await each(phones, (one) => one.gone(one.words.paused));
  await desk.answered(host, WORDS.fi.question, 3);
});

test('Redis emptied: the room, its code and all that was confirmed are back (SY1, ID2)', async (t) => {
  const { redis, second, code, host, phones } = await gather(t);
  await each(phones, (one) => one.vote('no'));
  await each(phones, (one) => one.saved().waitFor());
  await redis.kill();
  await redis.empty();
  const [changes, ...stay] = phones;
  await changes.vote('yes');
  await changes.sees(changes.words.slow);
  await redis.start();
  await each(phones, (one) => one.saved().waitFor());
  await each(phones, (one) => one.gone(one.words.paused));
  for (const one of stay) {
    await one.page.reload();
    const held = one.page.getByRole('radio', { name: one.words.no, exact: true });
    await held.and(one.page.locator(':checked')).waitFor();
  }
  const newcomer = await join('sv', second.origin, code);
  t.after(() => newcomer.page.context().close());
  await newcomer.vote('yes');
  await newcomer.saved().waitFor();
  await desk.answered(host, WORDS.fi.question, 4);
  await desk.closeActivity(host, WORDS.fi.question);
  await each(phones, (one) => one.sees(one.words.answers(4)));
});

test('a vote after the close, sent at another node: told in each language not to have counted (SY1, PL2)', async (t) => {
  const { second, code, host, wire, phones } = await gather(t);
  const other = await join('fi', second.origin, code);
  t.after(() => other.page.context().close());
  await other.vote('yes');
  await other.saved().waitFor();
  wire.cut();
  await each(phones, (one) => one.page.context().setOffline(true));
  await each(phones, (one) => one.sees(one.words.offline));
  await each(phones, (one) => one.vote('no'));
  await each(phones, (one) => one.sees(one.words.slow));
  await desk.closeActivity(host, WORDS.fi.question);
  wire.leadTo(second.origin);
  wire.mend();
  await each(phones, (one) => one.page.context().setOffline(false));
  await each(phones, (one) => one.page.getByRole('main').getByText(one.words.late).waitFor());
  await each(phones, (one) => one.sees(one.words.unanswered));
  for (const one of phones) await look(one.page, `error-vote-too-late-${one.lang}`);
  await each([...phones, other], (one) => one.sees(one.words.answers(1)));
});

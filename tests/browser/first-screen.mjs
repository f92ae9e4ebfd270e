// How long a phone on a slow line takes to its first usable screen (PG20), in a meeting of 500 people
// after two hours: 1,500 messages, 300 words, three sheets. Usable: the question is there, and a tap on
// an answer is confirmed. By hand: `node tests/browser/first-screen.mjs [RUNS]`, which prints a table.

import { device, launch, LAPTOP, PHONE } from './browser.mjs';
import { makeMeetingOf, segment } from './meeting.mjs';
import { startServer } from './server.mjs';
import { listener, openSlowWire } from './slow-wire.mjs';

const RUNS = Number(process.argv[2] ?? 3);
const LINE = { bits: 400_000, roundTrip: 400 };
const PEOPLE = 500;
/** Those who have written: each so many messages and words. */
const WRITERS = 30;
const MESSAGES_EACH = 50;
const WORDS_EACH = 10;
const QUESTION = 'Jatketaanko ensi vuonna?';
/** What messages are made of, each another one. */
const WORDS = (
  'meillä tämä on hoidettu niin että sama työntekijä soittaa asiakkaalle takaisin viikon aikana kun aikaa ' +
  'löytyy ja jonot lyhenevät mutta puhelin ei vastaa koskaan maanantaisin perhekeskus neuvola koulukuraattori ' +
  'lastensuojelu toivoo yhteistä kalenteria päätökset pitäisi kirjata heti eikä vasta seuraavassa palaverissa ' +
  'vertaistuki auttaa enemmän kuin lomake kokemusasiantuntija kysyi miksi hakemus kulkee neljän pöydän kautta'
).split(' ');

const ideas = (sheet) => Array.from({ length: 20 }, (_, n) => `ajatus ${sheet}.${n} paremmasta arjesta`);
const sheet = (n) => ({ kind: 'sheet', need: `Paperi ${n}`, ideas: ideas(n), votes: 3, editors: 'everyone' });
const PLAN = {
  title: { fi: 'Sosiaalityön foorumi' },
  languages: ['fi'],
  names: 'optional',
  agenda: {
    segments: [
      segment('Sanat', [
        { kind: 'cloud', question: { fi: 'Mistä hyvä arki syntyy?' }, words: WORDS_EACH, lang: 'fi' },
      ]),
      segment('Paperit', [sheet(1), sheet(2), sheet(3)]),
      segment('Kysely', [{ kind: 'poll', question: { fi: QUESTION }, form: { form: 'yesNo' } }]),
    ],
  },
};

/** In a page: people on sockets of their own who come in by `door` and say their commands. */
function people({ door, speeches }) {
  const unpacked = async (data) => {
    if (typeof data === 'string') return JSON.parse(data);
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return JSON.parse(await new Response(stream).text());
  };
  const person = (commands) =>
    new Promise((told, failed) => {
      const socket = new WebSocket(`ws://${location.host}/ws`);
      const client = Math.floor(Math.random() * 2 ** 50);
      const left = commands.map((command, at) => ({ n: at + 1, command }));
      const parts = [];
      socket.binaryType = 'arraybuffer';
      const say = (one) => socket.send(JSON.stringify(one));
      const done = () => {
        told(parts);
        socket.close();
      };
      const next = () => (left.length > 0 ? say({ t: 'do', commands: left.splice(0, 10) }) : done());
      // Who comes by a link is the same person each time, and keeps the controls.
      const token = door.by === 'link' ? globalThis.token : undefined;
      socket.onopen = () => say({ t: 'hello', version: 1, door, client, lang: 'fi', ...(token && { token }) });
      socket.onclose = ({ code }) => failed(new Error(`closed with ${code}`));
      socket.onmessage = async ({ data }) => {
        const frame = await unpacked(data);
        if (frame.t === 'welcome' && door.by === 'link') globalThis.token = frame.token;
        if (frame.t === 'parts') {
          parts.push(...(frame.parts ?? []));
          if (!frame.more && left.length === commands.length) next();
        }
        if (frame.t !== 'answers') return;
        const bad = frame.answers.find(({ outcome }) => outcome !== 'accepted');
        if (bad) failed(new Error(JSON.stringify(bad)));
        else next();
      };
    });
  return Promise.all(speeches.map(person));
}

const server = await startServer({ args: ['--messages-an-hour', '1000'] });
const browser = await launch();
const links = await makeMeetingOf(server.origin, PLAN);
const code = { by: 'code', code: links.code };
const host = { by: 'link', secret: links.host };
const hall = await device(browser, LAPTOP);
await hall.goto(server.origin);
const say = async (door, commands) =>
  (await hall.evaluate(people, { door, speeches: [commands] }))[0];
const start = (segment, after = null) => say(host, [{ agenda: { do: 'startSegment', segment, after } }]);

async function fill() {
  const segments = (await say(host, [])).find(({ part }) => part.part === 'agenda').part.segments;
  await start(segments[0]);
  const cloud = (await say(code, [])).find(({ part }) => part.part === 'cloud').part.id;
  const writes = (who) => [
    ...Array.from({ length: MESSAGES_EACH }, () => ({ chat: { do: 'say', text: saying() } })),
    ...Array.from({ length: WORDS_EACH }, (_, n) => ({
      cloud: { do: 'sendWord', cloud, word: `sana${letters(who * WORDS_EACH + n)}` },
    })),
  ];
  const speeches = Array.from({ length: WRITERS }, (_, who) => writes(who));
  await hall.evaluate(people, { door: code, speeches });
  await start(segments[1], segments[0]);
  await start(segments[2], segments[1]);
  await Promise.all(Array.from({ length: PEOPLE }, () => listener(server.origin, code)));
}

// The same in each run: numbers of a plain generator, and as many words as people write.
let chance = 7;
const next = (below) => (chance = (chance * 48_271) % 2_147_483_647) % below;
const saying = () => Array.from({ length: 8 + next(10) }, () => WORDS[next(WORDS.length)]).join(' ');

const letters = (n) => [...n.toString(8)].map((digit) => 'aeiklost'[digit]).join('');

/** In the page from its beginning: notes when the question is there, taps, and notes the confirmation. */
function taps(question) {
  const seen = {};
  globalThis.seen = seen;
  const look = () => {
    const ready = [...document.querySelectorAll('h1')].some((one) => one.textContent.includes(question));
    const radio = document.querySelector('main input[type=radio]');
    if (ready && radio && !seen.question) {
      seen.question = performance.now();
      radio.closest('label').click();
      queueMicrotask(() => document.querySelector('main button[type=submit]').click());
    }
    if (seen.question && document.querySelector('main')?.textContent.includes('Tallennettu')) {
      seen.confirmed ??= performance.now();
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

async function run() {
  const wire = await openSlowWire(server.origin, LINE);
  const page = await device(browser, PHONE);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.addInitScript(taps, QUESTION);
  await page.goto(`${wire.origin}/${links.code}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.seen?.question, undefined, { polling: 20 });
  const [requests, bytes] = [asked.length, wire.arrived];
  await page.waitForFunction(() => globalThis.seen.confirmed, undefined, { polling: 20 });
  const { question, confirmed } = await page.evaluate(() => globalThis.seen);
  if (process.env.NAMES) {
    const timings = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name, startTime, responseEnd, encodedBodySize }) =>
        [name.replace(/.*\//, ''), startTime, responseEnd, encodedBodySize].join(' ')),
    );
    console.log(timings.join('\n'), asked.slice(0, requests).join(' '));
  }
  await page.context().close();
  void wire.close();
  const s = (ms) => Number((ms / 1000).toFixed(2));
  return { 'question, s': s(question), 'answer confirmed, s': s(confirmed), requests, bytes };
}

await fill();
const runs = [];
for (let n = 0; n < RUNS; n += 1) runs.push(await run());
console.table(runs);
await browser.close();
await server.stop();

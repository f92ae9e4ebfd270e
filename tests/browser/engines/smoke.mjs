// One small meeting by hand in an engine that is not Chromium's alone: join, vote, word, chat, floor,
// host, stage, after the end.

import assert from 'node:assert/strict';
import { CLOUD, POLL, makeMeeting } from '../meeting.mjs';
import { Hand } from './hand.mjs';

const PHONE = { width: 390, height: 760 };
const LAPTOP = { width: 1280, height: 800 };
const HALL = { width: 1280, height: 720 };

/** The meeting, its host at work, and somebody with a phone who has come in. */
export async function begin(browser, origin) {
  const links = await makeMeeting(origin);
  const hand = async (who, size) => new Hand(await browser.device(size), `${browser.name}, ${who}`);
  const [host, phone] = [await hand('host', LAPTOP), await hand('phone', PHONE)];
  await host.goto(`${origin}/host#${links.host}`);
  await host.press('button', 'Aloita ensimmäinen osio');
  await phone.goto(`${origin}/${links.code}`);
  return { origin, links, hand, host, phone };
}

/** Somebody has come in by the code; votes, and it is kept. */
export async function vote({ phone }) {
  await phone.sees(POLL);
  const early = () => phone.page.run(() => globalThis.earlySocket instanceof WebSocket);
  assert.ok(await early(), 'the policy lets the first line of the page open the socket (PG20)');
  await phone.press('choice', 'Kyllä');
  await phone.press('button', 'Lähetä vastaus');
  await phone.sees('Tallennettu');
}

/** All the rest of the meeting. */
export async function goThrough({ origin, links, hand, host, phone }) {
  const stage = await hand('stage', HALL);
  await stage.goto(`${origin}/stage#${links.stage}`);
  await stage.sees(POLL);

  await phone.press('button', 'Keskustelu');
  await phone.write('Viesti', 'Lounas oli hyvä');
  await phone.press('button', 'Lähetä');
  await phone.sees('Lounas oli hyvä');

  await phone.press('button', 'Pyydä puheenvuoro');
  await phone.sees('Peru pyyntö');
  await host.press('button', 'Anna puheenvuoro');
  await phone.sees('Sinulla on puheenvuoro');
  await host.press('button', 'Päätä vuoro');

  await host.press('button', 'Seuraava');
  await host.press('button', 'Sulje heti');
  await stage.sees('Äänestys on päättynyt');
  await host.press('button', 'Seuraava');
  await phone.press('button', 'Nyt');
  await phone.sees(CLOUD);
  await phone.write('Sanasi', 'luottamus');
  await phone.press('button', 'Lähetä');
  await phone.sees('luottamus');
  await stage.sees('luottamus');

  await host.press('button', 'Valikko');
  await host.press('menuitem', 'Päätä tilaisuus');
  await host.press('button', 'Päätä kaikilta');
  await host.sees('Tilaisuus päättyi');
  await phone.sees('Tilaisuus on päättynyt');
  await stage.sees('Kiitos osallistumisesta');
}

// A small meeting made over HTTP, for what is shown without a whole programme.

import assert from 'node:assert/strict';

const fi = (text) => ({ fi: text });

export const POLL = 'Jatketaanko ensi vuonna?';
export const CLOUD = 'Mitä tästä jää mieleen?';
export const SHEET = 'Palaverit paremmiksi';
export const IDEAS = ['asialista ajoissa', 'kävelypalaveri', 'muistio samana päivänä', 'lyhyemmin'];

/** A segment with these activities, where people write and ask for the floor. */
export const segment = (title, activities) => ({
  kind: 'activity',
  title: fi(title),
  minutes: 10,
  chat: 'open',
  queue: { open: true, policy: 'balanced' },
  activities,
});

const PLAN = {
  title: fi('Pieni tilaisuus'),
  languages: ['fi'],
  names: 'optional',
  agenda: {
    segments: [
      segment('Kysely', [{ kind: 'poll', question: fi(POLL), form: { form: 'yesNo' } }]),
      segment('Sanat', [{ kind: 'cloud', question: fi(CLOUD), words: 3, lang: 'fi' }]),
      segment('Paperi', [
        { kind: 'sheet', need: SHEET, ideas: IDEAS, votes: 3, editors: 'everyone' },
      ]),
    ],
  },
};

/** Makes the meeting; answers with its code and the secret of each role's link. */
export const makeMeeting = (origin, languages = ['fi']) =>
  makeMeetingOf(origin, { ...PLAN, languages });

/** The same of a plan of one's own. */
export async function makeMeetingOf(origin, plan) {
  const answer = await fetch(`${origin}/api/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: 'plan', plan }),
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  const { code, links } = await answer.json();
  return { code, ...Object.fromEntries(links.map(({ role, secret }) => [role, secret])) };
}

/** Gives a role a new link, as the host; the old one is void at once. */
export async function reissue(origin, host, role) {
  const headers = { authorization: `Bearer ${host}` };
  const answer = await fetch(`${origin}/api/links/${role}`, { method: 'POST', headers });
  assert.equal(answer.status, 200);
  return (await answer.json()).secret;
}

/** One figure of `/metrics`. */
export async function figure(origin, name) {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

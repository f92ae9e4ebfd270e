import type { Keyed, Localized, Part, PartKey, PollForm, Role } from '../../src/protocol';

/** A meeting as a server would show it to one participant; tests change what they need. */
export function meeting(): Map<PartKey, Part> {
  const parts = new Map<PartKey, Part>();
  for (const { key, part } of base()) parts.set(key, part);
  return parts;
}

export const AT = Date.parse('2026-11-22T10:00:00Z');

const all = (fi: string, sv: string, en: string): Localized => ({ fi, sv, en });

function base(): Keyed[] {
  return [
    {
      key: 'meeting',
      part: {
        part: 'meeting',
        title: all(
          'Sosiaalityön foorumi: osallisuus arjessa',
          'Forum för socialt arbete: delaktighet i vardagen',
          'Social work forum: participation every day',
        ),
        organisation: all('Hyvinvointialue', 'Välfärdsområdet', 'Wellbeing services county'),
        place: {},
        starts: '2026-11-22T12:00',
        code: '12345678',
        languages: ['fi', 'sv', 'en'],
        names: 'optional',
        state: 'live',
        madeAt: AT,
        instructions: all(
          'Pyydä puheenvuoro alareunan painikkeella. Keskustelun viestit näkyvät, kun moderaattori on hyväksynyt ne.',
          'Begär ordet med knappen nere på sidan.',
          'Ask for the floor with the button at the foot.',
        ),
        recording: {
          audience: all('Osallistujat', 'Deltagarna', 'Participants'),
          place: all('Järjestäjän sivulla', 'På arrangörens sida', 'On the organiser’s page'),
          until: '2026-12-23',
        },
        noticeRead: 12,
        keepDays: 30,
      },
    },
    { key: 'agenda', part: { part: 'agenda', segments: ['1.1', '1.2', '1.3'], current: '1.2' } },
    segment('1.1', 'welcome', all('Tervetuloa ja ohjeet', 'Välkommen', 'Welcome'), [], 'done'),
    segment(
      '1.2',
      'discussion',
      all('Yhteinen keskustelu ja kehittämistarpeet', 'Gemensam diskussion', 'Joint discussion'),
      [],
      'running',
    ),
    segment('1.3', 'break', all('Tauko', 'Paus', 'Break'), [], 'planned'),
    {
      key: 'stage',
      part: { part: 'stage', view: { view: 'segment' }, blank: false, ground: 'own' },
    },
    {
      key: 'queue',
      part: {
        part: 'queue',
        open: true,
        pointsOfOrder: true,
        approval: false,
        policy: 'balanced',
        waiting: [],
      },
    },
    { key: 'chat', part: { part: 'chat', mode: 'held', slowS: 0 } },
    {
      key: 'you',
      part: { part: 'you', who: { number: 27 }, noticeRead: true },
    },
    { key: 'myqueue', part: { part: 'myQueue', requests: [], floor: false } },
  ];
}

export function segment(
  id: string,
  kind: 'welcome' | 'discussion' | 'break' | 'activity',
  title: Localized,
  activities: string[],
  state: 'planned' | 'running' | 'done',
): Keyed {
  const part = { part: 'segment', id, kind, title, minutes: 45, presenters: [], activities, state };
  const startedAt = state === 'planned' ? {} : { startedAt: AT };
  return { key: `segment:${id}`, part: { ...part, ...startedAt } as Part };
}

/** Opens activities in the segment going on. */
export function during(parts: Map<PartKey, Part>, ...activities: Keyed[]) {
  const ids = new Set<string>();
  for (const { key, part } of activities) {
    parts.set(key, part);
    const [name, id = ''] = key.split(':');
    if (['poll', 'cloud', 'sheet'].includes(name ?? '')) ids.add(id);
  }
  const { key, part } = segment(
    '1.2',
    'discussion',
    all('Yhteinen keskustelu ja kehittämistarpeet', 'Gemensam diskussion', 'Joint discussion'),
    [...ids],
    'running',
  );
  parts.set(key, part);
}

export function poll(id: string, question: string, form: PollForm, more: object = {}): Keyed {
  return {
    key: `poll:${id}`,
    part: {
      part: 'poll',
      id,
      question: { fi: question },
      form,
      state: 'open',
      shown: 'atClose',
      named: false,
      round: 1,
      ...more,
    },
  };
}

export const QUESTION = 'Jatketaanko kehittäjäasiakasryhmää ensi vuonna?';

/** A meeting in which a yes or a no is asked for. */
export function polling(): Map<PartKey, Part> {
  const parts = meeting();
  during(parts, poll('4.0', QUESTION, { form: 'yesNo' }));
  return parts;
}

export const OPTIONS = [
  'Yhteydenotto',
  'Palvelutarpeen arviointi',
  'Suunnitelma',
  'Työskentely',
  'Päätös ja seuranta',
].map((fi) => ({ fi }));

export const STATEMENTS = [
  'Voin vaikuttaa oman työni kehittämiseen.',
  'Asiakkaan ääni kuuluu päätöksissä.',
  'Saan tukea työhöni silloin kun tarvitsen.',
].map((fi) => ({ fi }));

export function cloud(id: string, more: object = {}): Keyed {
  return {
    key: `cloud:${id}`,
    part: {
      part: 'cloud',
      id,
      question: { fi: 'Mitä osallisuus on sinulle?' },
      words: 3,
      lang: 'fi',
      state: 'open',
      revealed: false,
      answered: 0,
      ...more,
    },
  };
}

/** A sheet with its ideas; `below` names the parent by its place in the list. */
export function sheet(id: string, phase: string, more: object = {}): Keyed[] {
  const ideas: [string, number | undefined][] = [
    ['Asiakaspalaute käyttöön', undefined],
    ['palautekortti tapaamisen päätteeksi', 0],
    ['vuosittainen kysely', 0],
    ['kysymykset yhdessä asiakkaiden kanssa', 2],
    ['ryhmähaastattelu', 0],
    ['tulokset näkyviin aulaan', 0],
  ];
  const part = {
    part: 'sheet',
    id,
    root: `${id}0`,
    group: {},
    editors: 'everyone',
    phase,
    votes: 3,
    stacking: false,
    voters: 0,
    members: 0,
    restorable: false,
    ...more,
  };
  return [
    { key: `sheet:${id}`, part: part as Part },
    ...ideas.map(([text, below], at) => ({
      key: `idea:${id}:${id}${at}`,
      part: {
        part: 'idea' as const,
        sheet: id,
        id: `${id}${at}`,
        ...(below !== undefined && { parent: `${id}${below}` }),
        order: at + 1,
        text,
        edited: 1,
      },
    })),
  ];
}

export const WELCOME = {
  t: 'welcome',
  version: 1,
  meeting: '0199a000-0000-7000-8000-000000000001',
  role: 'participant' as Role,
  token: 'token',
  shuffle: 77,
  epoch: 1,
} as const;

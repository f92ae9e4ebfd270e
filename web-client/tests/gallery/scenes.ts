import type { Scene } from '../../src/features/stage/scene';
import type { Localized, MeetingPart, PollPart } from '../../src/protocol';
import type { PartOf } from '../../src/room/parts.svelte';
import type { Poll } from '../../src/room/room.svelte';
import { CLOUD, PICTURE, WORDS } from './cloud';
import { IDEAS, MAP, SHEET, TALLY } from './sheet';

/** What the gallery shows under a name. */
export interface Shown {
  scene: Scene;
  meeting?: PartOf<'meeting'>;
  logo?: string;
  blank?: boolean;
  lost?: boolean;
  paused?: boolean;
  present?: number;
  timer?: PartOf<'timer'>;
}

export const NOW = Date.UTC(2026, 10, 22, 11, 5, 12);
const MINUTE = 60_000;

export const MEETING: PartOf<'meeting'> = {
  part: 'meeting',
  title: {
    fi: 'Sosiaalityön foorumi: osallisuus arjen työssä',
    sv: 'Forum för socialt arbete: delaktighet i vardagen',
    en: 'Social work forum: participation in everyday work',
  },
  organisation: { fi: 'Hyvinvointialue' },
  place: { fi: 'Verkossa' },
  code: '48213977',
  languages: ['fi', 'sv', 'en'],
  names: 'optional',
  state: 'live',
  madeAt: NOW - 30 * MINUTE,
  instructions: {
    fi: 'Pyydä puheenvuoro yhdellä painikkeella. Moderaattori lukee keskustelun viestit ennen julkaisua.',
    sv: 'Begär ordet med en knapp. Moderatorn läser meddelandena innan de publiceras.',
  },
  recording: {
    audience: { fi: 'osallistujat', sv: 'deltagarna' },
    place: { fi: 'järjestäjän sivu', sv: 'arrangörens sida' },
    until: '2026-12-23',
  },
  noticeRead: 0,
  keepDays: 30,
};

/** A wide mark, as most are. */
const LOGO = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="160"><rect width="160" height="160" rx="30" fill="#1e88e5"/><rect x="200" y="50" width="400" height="60" fill="#14213d"/></svg>',
)}`;

const ended: PartOf<'meeting'> = { ...MEETING, state: 'ended' } satisfies MeetingPart & {
  part: 'meeting';
};

function segment(kind: PartOf<'segment'>['kind'], title: Localized, more = {}): PartOf<'segment'> {
  return {
    part: 'segment',
    id: '1.3',
    kind,
    title,
    minutes: 40,
    presenters: [],
    activities: [],
    state: 'running',
    startedAt: NOW - 12 * MINUTE - 5000,
    ...more,
  };
}

const talk = segment(
  'talk',
  { fi: 'Ensimmäinen alustus: teema yleisesti', sv: 'Första inledningen: temat i allmänhet' },
  { presenters: ['Liisa Virtanen', 'Anders Ek'] },
);
const next = segment(
  'discussion',
  {
    fi: 'Yhteinen keskustelu ja kehittämistarpeet',
    sv: 'Gemensam diskussion och utvecklingsbehov',
  },
  { id: '1.4', state: 'planned', startedAt: undefined },
);
const pause = segment('break', { fi: 'Tauko', sv: 'Paus' }, { minutes: 15 });
const wrapUp = segment('wrapUp', { fi: 'Päivän koonti', sv: 'Dagens sammanfattning' });

const queue: PartOf<'queue'> = {
  part: 'queue',
  open: true,
  pointsOfOrder: true,
  approval: false,
  policy: 'balanced',
  floor: {
    entry: '40.0',
    who: { number: 12, name: 'Liisa Virtanen' },
    kind: 'turn',
    spokenMs: 40_000,
    runningSince: NOW - 43_000,
    topic: 'Kokemusasiantuntijoiden palkkiot',
  },
  waiting: [
    { id: '41.0', who: { number: 27 }, kind: 'reply', reason: 'reply' },
    {
      id: '42.0',
      who: { number: 3, name: 'Matti Meikäläinen' },
      kind: 'turn',
      reason: 'firstTurn',
    },
    { id: '43.0', who: { number: 8 }, kind: 'turn', reason: 'arrival' },
    { id: '44.0', who: { number: 9 }, kind: 'turn', reason: 'arrival' },
  ],
};

function poll(form: PollPart['form'], question: Localized, more = {}): Poll {
  const base = { part: 'poll' as const, id: '1.9', state: 'open' as const, answered: 287 };
  return { round: 1, ...base, shown: 'atClose', named: false, question, form, ...more };
}

const stages: Localized[] = [
  { fi: 'Yhteydenotto', sv: 'Kontakt' },
  { fi: 'Palvelutarpeen arviointi', sv: 'Bedömning av servicebehovet' },
  { fi: 'Suunnitelma', sv: 'Planen' },
  { fi: 'Työskentely', sv: 'Arbetet' },
  { fi: 'Päätös ja seuranta', sv: 'Beslut och uppföljning' },
];
const single = poll(
  { form: 'single', options: stages },
  {
    fi: 'Missä vaiheessa asiakkaan osallisuus toteutuu meillä parhaiten?',
    sv: 'I vilket skede förverkligas klientens delaktighet bäst hos oss?',
  },
);
const long = poll(
  {
    form: 'multiple',
    min: 1,
    max: 3,
    options: [
      'Asiakkaan kanssa yhdessä laadittu kirjallinen suunnitelma jokaisessa palvelussa',
      'Säännöllinen työnohjaus ja vertaistuki koko työryhmälle',
      'Kokemusasiantuntijoiden vakiintunut asema kehittämistyössä',
      'Monialainen verkostotapaaminen kahden kuukauden välein',
      'Selkokieliset päätökset ja niiden suullinen läpikäynti',
      'Yksi vastuutyöntekijä koko palvelupolun ajan',
      'Digitaalisten palvelujen rinnalla aina myös puhelinpalvelu',
      'Asiakasraadin lausunto ennen isoja muutoksia',
    ].map((fi) => ({ fi })),
  },
  {
    fi: 'Mitä näistä palvelurakenneuudistuksen toimenpiteistä pidät tärkeimpinä seuraavan kahden vuoden aikana?',
  },
);
const scale = poll(
  {
    form: 'scale',
    statements: [
      {
        fi: 'Voin vaikuttaa oman työni kehittämiseen.',
        sv: 'Jag kan påverka hur mitt arbete utvecklas.',
      },
      { fi: 'Asiakkaan ääni kuuluu päätöksissä.', sv: 'Klientens röst hörs i besluten.' },
      {
        fi: 'Saan tukea työhöni silloin kun tarvitsen.',
        sv: 'Jag får stöd i mitt arbete när jag behöver det.',
      },
    ],
  },
  {
    fi: 'Miten nämä väittämät sopivat sinun työhösi?',
    sv: 'Hur passar dessa påståenden in på ditt arbete?',
  },
);
const open = poll(
  { form: 'open' },
  { fi: 'Mikä yksi asia auttaisi sinua huomenna?', sv: 'Vilken sak skulle hjälpa dig i morgon?' },
);

function result(
  answered: number,
  abstained: number,
  tally: PartOf<'result'>['tally'],
): PartOf<'result'> {
  return { part: 'result', poll: '1.9', answered, abstained, tally };
}

const closed = { state: 'closed' as const };
const answers = [
  'Rauhallinen hetki kirjaamiselle',
  'Että tiedän, kenelle soitan',
  'Työpari ensimmäiseen tapaamiseen',
  'Vähemmän järjestelmiä, joihin kirjautua',
  'Kiitos työkaverilta',
  'Selkeä lista siitä, mitä jätetään tekemättä, kun aika ei riitä kaikkeen',
  'Lyhyemmät palaverit',
  'Aikaa lukea edellisen tapaamisen muistiinpanot ennen seuraavaa',
  'Kahvi',
  'Tieto siitä, milloin päätös tulee',
  'Työnohjaus',
  'Hyvät yöunet',
];

const decision = (id: string, agreed: string, more = {}): PartOf<'decision'> => ({
  part: 'decision',
  id,
  card: { agreed, decidedBy: 'consensus', ...more },
  revision: 0,
  incomplete: false,
});
const decisions = [
  decision('80.0', 'Palautekortti otetaan käyttöön jokaisen tapaamisen päätteeksi.', {
    decidedBy: 'vote',
    owner: 'Liisa Virtanen',
    due: '2027-01-31',
  }),
  decision('81.0', 'Seuraavan foorumin teema on nuorten palvelupolku.', { owner: 'Anders Ek' }),
  decision('82.0', 'Muistion julkaisusta päätetään, kun johto on lukenut sen.', {
    decidedBy: 'noDecision',
  }),
];

/** A timer with words, which takes the most room in the rail. */
const timer: PartOf<'timer'> = {
  part: 'timer',
  id: '90.0',
  kind: 'pitch',
  label: 'Ryhmätyö ja esittely',
  totalMs: 5 * MINUTE,
  endsAt: NOW + 20_000,
};
const LONG_TITLE = 'Sosiaalihuollon ja kehittämisyhteistyön vuosittainen seminaaripäivä'.repeat(2);

/** Everything that the stage can show, by name. */
export const SCENES: Record<string, Shown> = {
  welcome: { scene: { is: 'welcome', meeting: MEETING } },
  segment: { scene: { is: 'segment', segment: talk, next, queue: undefined } },
  'logo-segment': {
    scene: { is: 'segment', segment: talk, next, queue: undefined },
    meeting: { ...MEETING, colour: '#1e88e5' },
    logo: LOGO,
  },
  discussion: {
    scene: {
      is: 'segment',
      segment: { ...next, state: 'running', startedAt: NOW - 61_000 },
      next: pause,
      queue,
    },
  },
  break: { scene: { is: 'break', segment: pause, next } },
  'break-locked': {
    scene: { is: 'break', segment: pause, next: { ...next, lockedStart: 13 * 60 + 15 } },
  },
  'break-over': {
    scene: { is: 'break', segment: { ...pause, startedAt: NOW - 20 * MINUTE }, next },
  },
  timer: { scene: { is: 'timer', timer }, timer },
  decisions: { scene: { is: 'decisions', segment: wrapUp, decisions } },
  queue: { scene: { is: 'queue', queue } },
  'queue-empty': { scene: { is: 'queue', queue: { ...queue, floor: undefined, waiting: [] } } },
  'poll-open': { scene: { is: 'poll', poll: single, result: undefined } },
  'poll-closed': {
    scene: {
      is: 'poll',
      poll: { ...single, ...closed },
      result: result(287, 9, { form: 'options', votes: [31, 64, 112, 58, 13] }),
    },
  },
  'poll-tie': {
    scene: {
      is: 'poll',
      poll: { ...single, ...closed },
      result: result(120, 6, { form: 'options', votes: [16, 25, 26, 26, 21] }),
    },
  },
  'poll-round': {
    scene: {
      is: 'poll',
      poll: { ...single, ...closed, round: 2, outcome: 'Aloitetaan yhteydenotosta syksyllä.' },
      result: result(281, 4, { form: 'options', votes: [28, 139, 80, 21, 9] }),
      before: {
        round: 1,
        result: result(287, 9, { form: 'options', votes: [31, 64, 112, 58, 13] }),
      },
    },
  },
  'poll-few': {
    scene: {
      is: 'poll',
      poll: { ...scale, ...closed, answered: 5 },
      result: result(5, 0, {
        form: 'scale',
        statements: [
          { answers: 5, values: [0, 0, 1, 3, 1], cantSay: 0 },
          { answers: 4, cantSay: 1 },
          { answers: 0, cantSay: 5 },
        ],
      }),
    },
  },
  'poll-long': {
    scene: {
      is: 'poll',
      poll: { ...long, ...closed },
      result: result(287, 12, { form: 'options', votes: [131, 64, 112, 58, 13, 201, 0, 77] }),
    },
  },
  'poll-yes-no': {
    scene: {
      is: 'poll',
      poll: poll(
        { form: 'yesNo' },
        { fi: 'Jatketaanko kehittäjäasiakasryhmää ensi vuonna?' },
        closed,
      ),
      result: result(287, 20, { form: 'options', votes: [240, 27] }),
    },
  },
  'poll-scale': {
    scene: {
      is: 'poll',
      poll: { ...scale, ...closed },
      result: result(287, 0, {
        form: 'scale',
        statements: [
          { answers: 277, values: [12, 40, 61, 120, 44], cantSay: 10 },
          { answers: 262, values: [52, 84, 77, 41, 8], cantSay: 25 },
          { answers: 283, values: [9, 31, 71, 101, 71], cantSay: 4 },
        ],
      }),
    },
  },
  'poll-text': {
    scene: {
      is: 'poll',
      poll: { ...open, ...closed },
      result: result(12, 0, { form: 'open', answers }),
    },
  },
  cloud: { scene: { is: 'cloud', cloud: CLOUD, words: WORDS, picture: PICTURE, meeting: MEETING } },
  'cloud-empty': {
    scene: {
      is: 'cloud',
      cloud: { ...CLOUD, answered: 0, distinct: 0 },
      words: [],
      picture: undefined,
      meeting: MEETING,
    },
  },
  'sheet-build': {
    scene: { is: 'sheet', sheet: SHEET, ideas: IDEAS, picture: MAP, tally: undefined },
  },
  'sheet-chosen': {
    scene: {
      is: 'sheet',
      sheet: { ...SHEET, phase: 'chosen', picked: '31.0' },
      ideas: IDEAS,
      picture: MAP,
      tally: TALLY,
    },
  },
  'sheet-list': {
    scene: {
      is: 'sheet',
      sheet: { ...SHEET, phase: 'chosen' },
      ideas: IDEAS,
      picture: undefined,
      tally: TALLY,
    },
  },
  ended: { scene: { is: 'ended', meeting: ended, decisions }, meeting: ended },
  crowd: {
    scene: { is: 'poll', poll: { ...single, answered: 118 }, result: undefined },
    meeting: { ...MEETING, title: { fi: LONG_TITLE } },
    present: 160,
    timer,
  },
  paused: {
    scene: { is: 'poll', poll: single, result: undefined },
    paused: true,
    present: 40,
    timer,
  },
  blank: { scene: { is: 'queue', queue }, blank: true },
  lost: { scene: { is: 'queue', queue }, lost: true },
};

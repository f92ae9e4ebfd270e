import { describe, expect, test } from 'vitest';
import { deadline, step, type Effect, type Line, type LineEvent } from './line';

/** Plays events at their times; tells the line and all effects. */
function play(events: [number, LineEvent][], chance = 0.5): { line: Line; effects: Effect[] } {
  let line: Line = { at: 'idle' };
  const all: Effect[] = [];
  for (const [now, event] of events) {
    const [next, effects] = step(line, event, now, chance);
    line = next;
    all.push(...effects);
  }
  return { line, effects: all };
}

const HEARD: LineEvent = { is: 'heard', owed: false };

const LIVE: [number, LineEvent][] = [
  [0, { is: 'start' }],
  [10, { is: 'opened' }],
  [20, { is: 'welcomed' }],
];

test('a line opens, greets and is live', () => {
  const { line, effects } = play(LIVE);
  expect(line.at).toBe('live');
  expect(effects).toEqual(['drop', 'open', 'greet']);
});

test('tr2: a greeting that waits in the row is not given up while it is told so', () => {
  const greeted: [number, LineEvent][] = [
    [0, { is: 'start' }],
    [10, { is: 'opened' }],
  ];
  const told = [3_000, 6_000, 9_000, 12_000, 15_000];
  const row = told.map((at): [number, LineEvent] => [at, { is: 'inRow' }]);
  const waits = play([...greeted, ...row, [19_000, { is: 'due' }]]);
  expect(waits).toMatchObject({ line: { at: 'greeting' }, effects: ['drop', 'open', 'greet'] });
  expect(step(waits.line, { is: 'welcomed' }, 20_000, 0.5)[0].at).toBe('live');
  expect(play([...greeted, [11_000, { is: 'due' }]]).line.at).toBe('waiting');
});

test('ft2: who is told that too many codes wait comes back without being asked', () => {
  const told: [number, LineEvent][] = [
    [0, { is: 'start' }],
    [10, { is: 'opened' }],
    [20, { is: 'refused', why: 'tooManyTries' }],
  ];
  expect(play(told).line).toMatchObject({ at: 'waiting', why: 'tooManyTries' });
});

test('ft2_why_one_waits_stands_until_the_line_opens_or_fails_for_another_reason', () => {
  const told: [number, LineEvent][] = [
    [0, { is: 'start' }],
    [10, { is: 'opened' }],
    [20, { is: 'refused', why: 'tooManyTries' }],
    [30, { is: 'woken' }],
    [40, { is: 'opened' }],
  ];
  expect(play(told).line).toMatchObject({ at: 'greeting', why: 'tooManyTries' });
  const lost = play([...told, [50, { is: 'closed', code: 1006 }]]).line;
  expect(lost).toMatchObject({ at: 'waiting' });
  expect(lost).not.toHaveProperty('why');
  expect(play([...told, [50, { is: 'welcomed' }]]).line).not.toHaveProperty('why');
});

describe('sy6: a lost line is tried again', () => {
  test('within 0-2 s the first time, with chance deciding when', () => {
    for (const chance of [0, 0.5, 0.999]) {
      const { line } = play([...LIVE, [30, { is: 'closed', code: 1006 }]], chance);
      expect(line).toMatchObject({ at: 'waiting', tries: 1, lostAt: 30 });
      expect(deadline(line)).toBeCloseTo(30 + chance * 2000);
    }
  });

  test('after waits that double up to 15 s', () => {
    let line = play([...LIVE, [30, { is: 'closed', code: 1006 }]], 1).line;
    const waits: number[] = [];
    let now = 30;
    for (let n = 0; n < 6; n++) {
      const due = deadline(line) ?? 0;
      waits.push(due - now);
      [line] = step(line, { is: 'due' }, due, 1);
      expect(line.at).toBe('opening');
      now = due + 1;
      [line] = step(line, { is: 'closed', code: 1006 }, now, 1);
    }
    expect(waits).toEqual([2000, 4000, 8000, 15000, 15000, 15000]);
  });

  test('at once when the page wakes, always on a new socket', () => {
    const lost = play([...LIVE, [30, { is: 'closed', code: 1006 }]], 1).line;
    const [line, effects] = step(lost, { is: 'woken' }, 40, 1);
    expect(line.at).toBe('opening');
    expect(effects).toEqual(['drop', 'open']);
  });

  test('and the waits begin anew only after 5 s of good line', () => {
    const again: [number, LineEvent][] = [
      ...LIVE,
      [30, { is: 'closed', code: 1006 }],
      [2030, { is: 'due' }],
      [2040, { is: 'opened' }],
      [2050, { is: 'welcomed' }],
    ];
    const soon = play([...again, [6000, { is: 'closed', code: 1006 }]], 1).line;
    expect(soon).toMatchObject({ at: 'waiting', tries: 2, until: 6000 + 4000 });
    const later = play([...again, [7100, HEARD], [7200, { is: 'closed', code: 1006 }]], 1);
    expect(later.line).toMatchObject({ at: 'waiting', tries: 1, until: 7200 + 2000 });
  });
});

test('12 s of silence is a dead line, one word is not', () => {
  const { line } = play([...LIVE, [10_000, HEARD]]);
  expect(deadline(line)).toBe(22_000);
  expect(step(line, { is: 'due' }, 21_999, 0)[0].at).toBe('live');
  const [lost, effects] = step(line, { is: 'due' }, 22_000, 0);
  expect(lost.at).toBe('waiting');
  expect(effects).toEqual(['drop']);
});

describe('pg23: silence is told soon', () => {
  const due = (at: number): [number, LineEvent] => [at, { is: 'due' }];

  test('2 s after an act without an answer, and then a new socket is opened', () => {
    const acted: [number, LineEvent][] = [...LIVE, [1_000, { is: 'acted' }]];
    expect(deadline(play(acted).line)).toBe(2_000);
    const asked = play([...acted, due(2_000)]);
    expect(asked.effects.at(-1)).toBe('ping');
    const told = play([...acted, due(2_000), due(3_000)]);
    expect(told.line).toMatchObject({ at: 'live', doubt: { since: 1_000, told: true } });
    const later = play([...acted, due(2_000), due(3_000), due(7_000)]);
    expect(later.line).toMatchObject({ at: 'waiting', lostAt: 1_000 });
    expect(later.effects.at(-1)).toBe('drop');
  });

  test('not while the server talks, though an answer is late', () => {
    const events: [number, LineEvent][] = [...LIVE, [1_000, { is: 'acted' }]];
    for (let at = 1_500; at < 20_000; at += 1_500) events.push([at, { is: 'heard', owed: true }]);
    expect(play([...events, due(20_400)]).line).toMatchObject({
      at: 'live',
      doubt: { told: false },
    });
    const answered = play([...events, [20_500, HEARD]]).line;
    expect(answered).toMatchObject({ at: 'live', doubt: null });
  });

  test('at once where the browser says that it is offline, and back at the first word', () => {
    const offline = play([...LIVE, [5_000, { is: 'offline' }]]);
    expect(offline.line).toMatchObject({ at: 'live', doubt: { told: true } });
    expect(offline.effects.at(-1)).toBe('ping');
    expect(step(offline.line, HEARD, 5_100, 0.5)[0]).toMatchObject({ at: 'live', doubt: null });
  });

  test('when the page wakes: asked at once, told after 2 s, and waking once more opens anew', () => {
    const woken = play([
      ...LIVE,
      [60_000, { is: 'heard', owed: false }],
      [61_000, { is: 'woken' }],
    ]);
    expect(woken.effects.at(-1)).toBe('ping');
    const [told] = step(woken.line, { is: 'due' }, 63_000, 0.5);
    expect(told).toMatchObject({ at: 'live', doubt: { told: true } });
    const [opened, effects] = step(told, { is: 'woken' }, 64_000, 0.5);
    expect(opened).toMatchObject({ at: 'opening', lostAt: 61_000 });
    expect(effects).toEqual(['drop', 'open']);
  });
});

test('a refusal stands until the person tries again; a passing one is tried by itself', () => {
  const greeting = LIVE.slice(0, 2);
  const wrong = play([...greeting, [20, { is: 'refused', why: 'noSuchMeeting' }]]).line;
  expect(wrong).toEqual({ at: 'refused', why: 'noSuchMeeting' });
  expect(step(wrong, { is: 'woken' }, 30, 0)[0]).toEqual(wrong);
  expect(step(wrong, { is: 'start' }, 40, 0)[0].at).toBe('opening');
  const away = play([...greeting, [20, { is: 'refused', why: 'unavailable' }]]).line;
  expect(away.at).toBe('waiting');
});

test('id3_a_revoked_link_closes_the_line_with_its_own_words', () => {
  const { line } = play([...LIVE, [30, { is: 'closed', code: 4001 }]]);
  expect(line).toEqual({ at: 'refused', why: 'linkRevoked' });
});

test('no order of events breaks the line: every state has a way on', () => {
  const events: LineEvent[] = [
    { is: 'start' },
    { is: 'stop' },
    { is: 'opened' },
    { is: 'welcomed' },
    HEARD,
    { is: 'heard', owed: true },
    { is: 'acted' },
    { is: 'offline' },
    { is: 'woken' },
    { is: 'due' },
    { is: 'closed', code: 1006 },
    { is: 'closed', code: 1012 },
    { is: 'refused', why: 'roomFull' },
    { is: 'refused', why: 'diskFull' },
  ];
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  let line: Line = { at: 'idle' };
  let sockets = 0;
  for (let now = 0; now < 200_000; now += 97) {
    const event = events[Math.floor(random() * events.length)] ?? { is: 'due' };
    const [next, effects] = step(line, event, now, random());
    for (const effect of effects)
      sockets = effect === 'open' ? sockets + 1 : effect === 'drop' ? 0 : sockets;
    expect(sockets, 'never two sockets at once').toBeLessThanOrEqual(1);
    const at = deadline(next);
    expect(at === null).toBe(next.at === 'idle' || next.at === 'refused');
    line = next;
  }
});

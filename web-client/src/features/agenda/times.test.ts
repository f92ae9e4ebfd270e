import { describe, expect, it } from 'vitest';
import { drift, giver, localTime, minutesUntil, slots, type Timed } from './times';

const MINUTE = 60_000;
const STARTS = '2026-11-22T12:00';
const NOON = Date.UTC(2026, 10, 22, 10);

function segment(id: string, minutes: number, more: Partial<Timed> = {}): Timed {
  return { id, kind: 'talk', minutes, state: 'planned', ...more };
}

const minutesFromNoon = (at: number | undefined) => ((at ?? 0) - NOON) / MINUTE;

describe('AG3: planned against actual', () => {
  it('a local time is that of Finland, in winter and in summer', () => {
    expect(localTime(STARTS)).toBe(NOON);
    expect(localTime('2026-06-22T12:00')).toBe(Date.UTC(2026, 5, 22, 9));
  });

  it('minutes until a time of day are those of the clocks in Finland', () => {
    expect(minutesUntil(12 * 60 + 15, NOON)).toBe(15);
    expect(minutesUntil(12 * 60 + 15, NOON + 30_000)).toBe(15);
    expect(minutesUntil(12 * 60 + 15, NOON + 61_000)).toBe(14);
    expect(minutesUntil(12 * 60, NOON + 5 * MINUTE)).toBe(-5);
  });

  it('a segment that runs over moves what follows, and a locked start does not move', () => {
    const agenda = [
      segment('1.0', 10, { state: 'done', startedAt: NOON, endedAt: NOON + 12 * MINUTE }),
      segment('1.1', 20, { state: 'running', startedAt: NOON + 12 * MINUTE }),
      segment('1.2', 10, { kind: 'break' }),
      segment('1.3', 10, { lockedStart: 13 * 60 }),
    ];
    const all = slots(agenda, STARTS, NOON + 34 * MINUTE);
    expect(all.map((slot) => minutesFromNoon(slot.planned?.start))).toEqual([0, 10, 30, 60]);
    expect(all.map((slot) => minutesFromNoon(slot.foreseen?.start))).toEqual([0, 12, 34, 60]);
    const found = drift(agenda, all);
    expect(found?.behind).toBe(4);
    expect(found?.next).toEqual({ is: 'break', id: '1.2', at: NOON + 34 * MINUTE });
  });

  it('without a planned start the plan begins when the meeting does', () => {
    const agenda = [segment('1.0', 10, { state: 'running', startedAt: NOON }), segment('1.1', 5)];
    const all = slots(agenda, undefined, NOON + MINUTE);
    expect(drift(agenda, all)).toEqual({
      behind: 0,
      next: { is: 'segment', id: '1.1', at: NOON + 10 * MINUTE },
    });
    expect(slots([segment('1.0', 10)], undefined, NOON)[0]?.planned).toBeUndefined();
  });

  it('the last segment tells the end, and time ahead is told too', () => {
    const agenda = [segment('1.0', 10, { state: 'running', startedAt: NOON - 3 * MINUTE })];
    const found = drift(agenda, slots(agenda, STARTS, NOON));
    expect(found).toEqual({ behind: -3, next: { is: 'end', at: NOON + 7 * MINUTE } });
  });

  it('on another day than planned the plan begins when the meeting did, locked starts with it', () => {
    for (const days of [-4, 1]) {
      const began = NOON + days * 24 * 60 * MINUTE - 150 * MINUTE;
      const agenda = [
        segment('1.0', 10, { state: 'done', startedAt: began, endedAt: began + 13 * MINUTE }),
        segment('1.1', 20, { state: 'running', startedAt: began + 13 * MINUTE }),
        segment('1.2', 10, { kind: 'break', lockedStart: 13 * 60 }),
      ];
      const all = slots(agenda, STARTS, began + 14 * MINUTE);
      expect(drift(agenda, all)).toEqual({
        behind: 3,
        next: { is: 'break', id: '1.2', at: began + 60 * MINUTE },
      });
      expect(all[0]?.planned?.start).toBe(began);
    }
  });

  it('on its own day a late start is told, and never more than twelve hours', () => {
    const late = [segment('1.0', 10, { state: 'running', startedAt: NOON + 45 * MINUTE })];
    expect(drift(late, slots(late, STARTS, NOON + 46 * MINUTE))?.behind).toBe(45);
    const early = [segment('1.0', 10, { state: 'running', startedAt: NOON - 12 * 60 * MINUTE })];
    expect(drift(early, slots(early, STARTS, NOON - 12 * 60 * MINUTE))?.behind).toBe(-720);
    const left = [segment('1.0', 10, { state: 'running', startedAt: NOON })];
    expect(drift(left, slots(left, STARTS, NOON + 20 * 60 * MINUTE))).toBeUndefined();
  });

  it('lost time is taken from a discussion that has it', () => {
    const agenda = [
      segment('1.0', 8, { kind: 'discussion' }),
      segment('1.1', 30, { kind: 'discussion' }),
    ];
    expect(giver(agenda, 4)).toBe('1.1');
    expect(giver(agenda, 3)).toBe('1.0');
    expect(giver(agenda, 40)).toBeUndefined();
  });
});

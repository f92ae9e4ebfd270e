import { describe, expect, it } from 'vitest';
import type { MessagePart } from '../../protocol';
import {
  ageOf,
  inOrderOf,
  inSight,
  messageAfterMove,
  mostAgreed,
  neighbour,
  rates,
  stacked,
} from './review';

function message(seq: number): MessagePart {
  return { id: `${seq}.0`, who: { number: 1 }, text: 'hei', at: 0 };
}
const many = (count: number) => Array.from({ length: count }, (_, at) => message(at + 1));
const ids = (list: readonly MessagePart[]) => list.map((one) => one.id);

describe('CH2: the list to review', () => {
  it('beyond ten in sight, new ones are counted until they are pulled in', () => {
    expect(inSight(many(10), undefined).fresh).toBe(0);
    const full = inSight(many(17), undefined);
    expect([full.shown.length, full.fresh]).toEqual([10, 7]);
    expect(inSight(many(17), '17.0').fresh).toBe(0);
    expect(inSight(many(18), '17.0').fresh).toBe(1);
  });

  it('the row under the focus stays in its place although it is decided', () => {
    const kept = message(2);
    const rest = many(4).filter((one) => one.id !== kept.id);
    expect(ids(inSight(rest, undefined, kept).shown)).toEqual(['1.0', '2.0', '3.0', '4.0']);
    expect(inSight(many(3), undefined, kept).shown.length).toBe(3);
  });

  it('after a decision the next row follows, at the end the one before', () => {
    expect(neighbour(many(3), '2.0')).toBe('3.0');
    expect(neighbour(many(3), '3.0')).toBe('2.0');
    expect(neighbour(many(1), '1.0')).toBeUndefined();
    expect(messageAfterMove(many(3), undefined, 1)).toBe('1.0');
    expect(messageAfterMove(many(3), '3.0', 1)).toBe('3.0');
    expect(messageAfterMove(many(3), '3.0', -1)).toBe('2.0');
  });

  it('ages have steps at one and two minutes', () => {
    expect([0, 59_999, 60_000, 120_000].map(ageOf)).toEqual(['fresh', 'fresh', 'late', 'veryLate']);
  });
});

describe('CH2: what is on the same matter', () => {
  const waiting = (seq: number, alike?: number): MessagePart => ({
    ...message(seq),
    staff: {
      state: { state: 'waiting' },
      revision: 0,
      canUndo: false,
      ...(alike && { alike: `${alike}.0` }),
    },
  });
  const list = [waiting(1), waiting(2), waiting(3, 1), waiting(4, 1), waiting(5, 2)];
  const rows = (...how: [on?: string, apart?: string[]]) =>
    stacked(list, how[0], how[1] ?? []).map(({ all }) => ids(all).join(' '));

  it('ch2_is_one_row_at_its_first_message', () => {
    expect(rows()).toEqual(['1.0 3.0 4.0', '2.0 5.0']);
  });

  it('ch2_the_row_one_is_on_and_what_is_taken_apart_stand_by_themselves', () => {
    expect(rows('3.0')).toEqual(['1.0 4.0', '2.0 5.0', '3.0']);
    expect(rows(undefined, ['1.0'])).toEqual(['1.0', '2.0 5.0', '3.0', '4.0']);
  });

  it('ch2_what_is_decided_has_nothing_behind_it', () => {
    const decided = { ...message(1), staff: { ...list[0]?.staff, state: { state: 'published' } } };
    const all = stacked([decided as MessagePart, ...list.slice(2, 4)], '1.0', []);
    expect(all.map(({ all }) => ids(all).join(' '))).toEqual(['1.0', '3.0 4.0']);
  });
});

it('how_much_comes_is_told_by_minutes_the_latest_last', () => {
  const at = (ago: number): MessagePart => ({ ...message(1), at: 600_000 - ago });
  expect(rates([at(0), at(59_999), at(60_000), at(200_000)], 600_000, 3)).toEqual([0, 1, 2]);
});

describe('CH11: those with which most agree first', () => {
  const backed = (seq: number, backers: number) => ({ ...message(seq), backers });

  it('ch11_most_first_and_of_equals_the_earlier', () => {
    const list = [message(1), backed(2, 4), backed(3, 20), backed(4, 4)];
    expect(mostAgreed(list)).toEqual(['3.0', '2.0', '4.0', '1.0']);
  });

  it('ch11_the_order_stays_while_numbers_change_and_new_ones_stand_last', () => {
    const order = mostAgreed([backed(1, 1), backed(2, 2), backed(3, 3)]);
    const later = [backed(1, 30), backed(3, 3), message(4), backed(5, 9)];
    expect(ids(inOrderOf(order, later))).toEqual(['3.0', '1.0', '4.0', '5.0']);
  });
});

import { describe, expect, it } from 'vitest';
import type { MessagePart } from '../../protocol';
import { ageOf, inOrderOf, inSight, messageAfterMove, mostAgreed, neighbour } from './review';

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

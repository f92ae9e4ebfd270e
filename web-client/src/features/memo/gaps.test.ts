import { expect, test } from 'vitest';
import type { DecisionPart, SegmentPart } from '../../protocol';
import { gapsOf, isWhole } from './gaps';

const segment = (id: string, kind: SegmentPart['kind'], state: SegmentPart['state']) =>
  ({ id, kind, state }) as SegmentPart;
const decision = (segment: string, incomplete: boolean) =>
  ({ id: '1.0', segment, incomplete }) as DecisionPart;
const memo = (author?: string) => ({
  head: { present: { as: 'count' } as const, ...(author && { author }) },
  state: { state: 'draft' } as const,
  revision: 0,
  headRevision: 0,
  removed: [],
});

test('dm1_gaps_are_told_for_each_matter_that_was_held', () => {
  const segments = [
    segment('1.0', 'welcome', 'done'),
    segment('1.1', 'talk', 'done'),
    segment('1.2', 'discussion', 'done'),
    segment('1.3', 'talk', 'planned'),
  ];
  const gaps = gapsOf({
    decisions: [decision('1.1', true)],
    agreed: [{}],
    blocks: [{ replaced: [{}, {}] }, {}],
    segments,
    memo: memo(),
  });
  expect(gaps.segments.map(({ id }) => id)).toEqual(['1.2']);
  expect([gaps.decisions.length, gaps.asked, gaps.replaced, gaps.author]).toEqual([1, 1, 2, true]);
  expect(isWhole(gaps)).toBe(false);
});

test('dm3_a_memo_without_gaps_is_whole', () => {
  const whole = gapsOf({
    decisions: [decision('1.1', false)],
    agreed: [],
    blocks: [{}],
    segments: [segment('1.1', 'talk', 'done')],
    memo: memo('Aino'),
  });
  expect(isWhole(whole)).toBe(true);
});

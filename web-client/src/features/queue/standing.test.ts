import { expect, test } from 'vitest';
import type { MyRequest } from '../../protocol';
import { standingOf, waitMinutes } from './standing';

const request = (kind: MyRequest['kind'], place?: number): MyRequest => ({
  id: '9.0',
  kind,
  passed: false,
  ...(place !== undefined && { place }),
});

test('sq11_the_most_pressing_standing_is_told', () => {
  expect(standingOf(undefined)).toEqual({ is: 'out' });
  expect(standingOf({ floor: true, requests: [request('turn', 1)] })).toEqual({ is: 'floor' });
  const both = standingOf({
    floor: false,
    requests: [request('turn', 4), request('pointOfOrder', 1)],
  });
  expect(both).toMatchObject({ is: 'next', request: { kind: 'pointOfOrder' } });
  expect(
    standingOf({ floor: false, requests: [request('reply'), request('turn', 3)] }),
  ).toMatchObject({
    is: 'waiting',
    request: { place: 3 },
  });
  expect(standingOf({ floor: false, requests: [request('reply')] }).is).toBe('asked');
});

test('sq11_an_estimate_is_in_full_minutes', () => {
  expect([0, 59, 60, 89, 91, 360].map(waitMinutes)).toEqual([0, 0, 1, 1, 2, 6]);
});

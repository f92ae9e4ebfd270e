import { expect, test } from 'vitest';
import type { Activity, Room } from '../../room/room.svelte';
import { nextStep } from './nextStep';

const poll = (id: string, state: string) => ({ part: 'poll', id, state }) as Activity;
const sheet = (id: string, phase: string) => ({ part: 'sheet', id, phase }) as Activity;

/** A room in whose segment these go on, with another segment to come. */
function room(...activities: Activity[]): Room {
  const current = { id: '1.1', state: 'running', activities: activities.map(({ id }) => id) };
  const segments = [current, { id: '1.2', state: 'planned', activities: [] }];
  const activity = (id: string) => activities.find((one) => one.id === id);
  return { current, segments, agenda: { current: '1.1' }, activity } as unknown as Room;
}

test('pg35_next_goes_on_with_what_is_open_then_opens_the_next_task_then_the_next_segment', () => {
  const open = poll('4.1', 'open');
  const planned = poll('4.2', 'planned');
  expect(nextStep(room(open, planned))).toEqual({ is: 'close', activity: open });
  expect(nextStep(room(poll('4.1', 'closed'), planned))).toEqual({ is: 'open', activity: planned });
  expect(nextStep(room(poll('4.1', 'closed')))).toMatchObject({
    is: 'segment',
    segment: { id: '1.2' },
  });
});

test('pg35_next_takes_the_sheets_of_a_segment_on_together_from_phase_to_phase', () => {
  const both = (phase: string) => [sheet('6.1', phase), sheet('6.2', phase)];
  for (const [phase, onward] of [
    ['planned', 'build'],
    ['build', 'comment'],
    ['comment', 'vote'],
    ['vote', 'chosen'],
  ] as const) {
    const sheets = both(phase);
    expect(nextStep(room(...sheets))).toEqual({ is: 'phase', sheets, phase: onward });
  }
  expect(nextStep(room(...both('chosen')))).toMatchObject({ is: 'segment' });
});

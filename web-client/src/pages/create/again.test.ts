import { expect, test } from 'vitest';
import type { DecisionCard, MeetingPlan, Results, SegmentPlan } from '../../protocol';
import { AGAIN, planAgain } from './again';
import { planIn } from './plan';

const TODAY = '2026-11-28';
const fi = (text: string) => ({ fi: text });

const CLOUD: SegmentPlan = {
  kind: 'activity',
  title: { fi: 'Sanat', sv: 'Ord' },
  minutes: 10,
  lockedStart: 780,
  presenters: ['Aino'],
  lead: 'Olli',
  script: { fi: 'Avaa puhelimella', sv: 'Öppna med telefonen' },
  chat: 'held',
  queue: { open: true, policy: 'round' },
  activities: [
    {
      kind: 'cloud',
      question: { fi: 'Mitä?', sv: 'Vad?' },
      words: 5,
      lang: 'sv',
      hidden: true,
      held: true,
      automatic: false,
      blocked: ['tyhmä*'],
    },
  ],
};

const PLAN: MeetingPlan = {
  title: { fi: 'Foorumi', sv: 'Forum' },
  organisation: fi('Kunta'),
  place: fi('Sali'),
  starts: '2026-11-20T12:00',
  languages: ['fi', 'sv'],
  names: 'required',
  attendanceUse: 'Tilasto',
  instructions: fi('Hei'),
  topicsShown: true,
  keepDays: 7,
  agenda: { segments: [CLOUD] },
};

function results(plan: MeetingPlan | undefined, cards: Partial<DecisionCard>[] = []): Results {
  const meeting = { ...PLAN, part: 'meeting', code: '12345678' };
  return {
    format: 'foorumi-results',
    meeting,
    segments: (plan ?? PLAN).agenda.segments.map((one) => ({ ...one, activities: [] })),
    ...(plan && { plan }),
    activities: [],
    decisions: cards.map((card) => ({ card })),
  } as unknown as Results;
}

test('ft42_a_copy_is_a_copy_but_for_what_was_of_that_day', () => {
  const rest = { ...PLAN };
  delete rest.starts;
  expect(planAgain(results(PLAN), TODAY)).toEqual({ ...rest, carried: [] });
  expect(planIn(JSON.stringify(results(PLAN)), {}, 'fi', TODAY)).toEqual({ ...rest, carried: [] });
});

test('ft42_all_that_is_open_is_carried_and_the_overdue_first', () => {
  const cards = [
    { agreed: 'ilman päivää', decidedBy: 'consensus' },
    { agreed: 'tulossa', owner: 'Olli', due: '2026-12-24', decidedBy: 'host' },
    { agreed: 'myöhässä', owner: 'Aino', due: '2026-11-27', decidedBy: 'vote' },
    { agreed: 'kauan myöhässä', due: '2026-01-02', decidedBy: 'noDecision' },
  ] as const;
  const { carried, agenda } = planAgain(results(PLAN, [...cards]), TODAY);
  expect(carried?.map(({ agreed }) => agreed)).toEqual([
    'kauan myöhässä',
    'myöhässä',
    'tulossa',
    'ilman päivää',
  ]);
  expect(agenda.segments[0]).toMatchObject({ title: AGAIN.decisions, carries: 'decisions' });
});

test('ft42_a_segment_that_carried_is_known_by_what_it_is_and_not_by_its_name', () => {
  const renamed: SegmentPlan = { ...CLOUD, title: fi('Viime kerran asiat'), carries: 'decisions' };
  const namesake: SegmentPlan = { ...CLOUD, title: fi('Edellisen kerran avoimet asiat') };
  const plan = { ...PLAN, agenda: { segments: [renamed, namesake] } };
  expect(planAgain(results(plan), TODAY).agenda.segments).toEqual([namesake]);
});

test('ft42_older_results_still_make_a_meeting', () => {
  const old = planAgain(results(undefined), TODAY);
  expect(old.agenda.segments).toMatchObject([{ title: CLOUD.title, minutes: 10 }]);
});

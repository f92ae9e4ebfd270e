import { expect, test } from 'vitest';
import homeEn from './texts/home.en';
import homeFi from './texts/home.fi';
import homeSv from './texts/home.sv';
import type { DecisionCard, MeetingPlan, Results, SegmentPlan } from '../../protocol';
import { AGAIN, planAgain } from './again';
import { planIn } from './plan';

const TODAY = '2026-11-28';
const NOTHING = { decisions: 0, sheets: 0, segments: 0 };
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
  const whole = { plan: { ...rest, carried: [] }, leftOut: NOTHING };
  expect(planAgain(results(PLAN), TODAY)).toEqual(whole);
  expect(planIn(JSON.stringify(results(PLAN)), {}, 'fi', TODAY)).toEqual(whole);
});

test('ft42_all_that_is_open_is_carried_and_the_overdue_first', () => {
  const cards = [
    { agreed: 'ilman päivää', decidedBy: 'consensus' },
    { agreed: 'tulossa', owner: 'Olli', due: '2026-12-24', decidedBy: 'host' },
    { agreed: 'myöhässä', owner: 'Aino', due: '2026-11-27', decidedBy: 'vote' },
    { agreed: 'kauan myöhässä', due: '2026-01-02', decidedBy: 'noDecision' },
  ] as const;
  const { carried, agenda } = planAgain(results(PLAN, [...cards]), TODAY).plan;
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
  expect(planAgain(results(plan), TODAY).plan.agenda.segments).toEqual([namesake]);
});

test('ft42_older_results_still_make_a_meeting', () => {
  const old = planAgain(results(undefined), TODAY).plan;
  expect(old.agenda.segments).toMatchObject([{ title: CLOUD.title, minutes: 10 }]);
});

test('ft42_what_does_not_fit_is_counted_and_the_overdue_and_the_ideas_stay', () => {
  const later = Array.from({ length: 60 }, () => ({ agreed: 'tulossa', due: '2026-12-24' }));
  const cards = [...later, { agreed: 'myöhässä', due: '2026-11-27' }];
  const segments = Array.from({ length: 100 }, () => CLOUD);
  const old = results({ ...PLAN, agenda: { segments } }, cards);
  const sheet = (id: string) => ({
    kind: 'sheet',
    sheet: { id, root: 'r', picked: 'p' },
    ideas: [
      { id: 'r', text: 'tarve' },
      { id: 'p', text: 'valittu' },
      { id: 'i', text: 'jäi' },
    ],
  });
  const activities = Array.from({ length: 23 }, (_, at) => sheet(`6.${at}`));
  const { plan, leftOut } = planAgain({ ...old, activities } as unknown as Results, TODAY);
  expect(leftOut).toEqual({ decisions: 11, sheets: 3, segments: 2 });
  expect(plan.carried?.[0]?.agreed).toBe('myöhässä');
  expect(plan.agenda.segments.length).toBe(100);
  expect(plan.agenda.segments[0]?.carries).toBe('decisions');
  expect(plan.agenda.segments.at(-1)?.carries).toBe('ideas');
});

test('ft42_what_was_left_out_is_told_in_words_with_their_singulars', () => {
  const some = { decisions: 11, sheets: 1, segments: 0 };
  expect(homeFi.leftOut(some)).toContain('Pois jäi 11 avointa päätöstä ja 1 paperi ideoineen.');
  expect(homeSv.leftOut(some)).toContain('inte med: 11 öppna beslut och 1 blad med idéer.');
  expect(homeEn.leftOut(some)).toContain('Left out: 11 open decisions and 1 sheet of ideas.');
});

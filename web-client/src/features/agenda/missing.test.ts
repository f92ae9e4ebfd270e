import { expect, test } from 'vitest';
import { editedIn, isBlank, isWritten, localized, missingIn, written } from '../../form/written';
import type { Room } from '../../room/room.svelte';
import { countOf, gapsOf, nextGap, planRows, sumOf } from './missing';

const BOTH = { fi: 'Kysymys', sv: 'Fråga' };
const OWN = { fi: 'Kysymys' };

test('ft40_a_text_lacks_the_languages_of_the_meeting_that_it_has_no_words_in', () => {
  expect(missingIn(OWN, ['fi', 'sv'])).toEqual(['sv']);
  expect(missingIn(written(OWN), ['fi', 'sv', 'en'])).toEqual(['sv', 'en']);
  expect(missingIn({ en: 'Question' }, ['fi'])).toEqual(['fi']);
  expect(missingIn({ fi: ' ' }, ['fi', 'sv']), 'what says nothing lacks nothing').toEqual([]);
  expect(missingIn(BOTH, ['sv'])).toEqual([]);
});

test('ft40_a_form_shows_the_languages_of_the_meeting_and_keeps_the_others', () => {
  expect(editedIn(written(BOTH), ['fi', 'sv'])).toEqual(['fi', 'sv']);
  expect(editedIn(written(), ['sv'])).toEqual(['sv']);
  expect(editedIn(written({ en: 'Question' }), ['fi']), 'a text is never hidden').toEqual(['en']);
  expect(editedIn(written({ en: 'Question' }), ['fi', 'sv'])).toEqual(['fi', 'sv', 'en']);
  const all = { fi: 'Aikaa', sv: 'Tid', en: 'Time' };
  expect(localized(written(all))).toEqual(all);
  expect(localized({ ...written(all), sv: ' ' })).toEqual({ fi: 'Aikaa', en: 'Time' });
  const swedish = { sv: 'Fråga' };
  expect(isBlank(written(swedish), swedish, ['fi']), 'it is shown, so it is there').toBe(false);
  expect(isBlank(written({ sv: 'Fråga' }), BOTH, ['fi']), 'what was shown is gone').toBe(true);
  expect([isWritten(written()), isWritten({ fi: '' }), isWritten('fi')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('ft40_gaps_are_counted_by_language', () => {
  expect(gapsOf([BOTH, OWN, OWN, {}], ['fi', 'sv'])).toEqual([{ lang: 'sv', count: 2 }]);
  expect(gapsOf([BOTH, OWN], ['sv', 'en'])).toEqual([
    { lang: 'sv', count: 1 },
    { lang: 'en', count: 2 },
  ]);
  expect(gapsOf([OWN], ['fi'])).toEqual([]);
});

test('ft40_the_programme_is_walked_from_gap_to_gap', () => {
  const activities = [
    { part: 'poll', question: BOTH, form: { form: 'single', options: [BOTH, OWN, OWN] } },
    { part: 'poll', question: BOTH, form: { form: 'scale', statements: [OWN] } },
    { part: 'cloud', question: OWN },
    { part: 'sheet', group: {} },
  ];
  const segments = [
    { id: '1', title: BOTH, activities: ['a0', 'a1'] },
    { id: '2', title: OWN, activities: ['a2', 'a3', 'gone'] },
  ];
  const room = { segments, activity: (id: string) => activities[Number(id.slice(1))] };
  const rows = planRows(room as unknown as Room, ['fi', 'sv']);
  expect(rows.map(({ id, gaps }) => [id, countOf(gaps)])).toEqual([
    ['1', 0],
    ['a0', 2],
    ['a1', 1],
    ['2', 1],
    ['a2', 1],
    ['a3', 0],
  ]);
  expect(sumOf(rows, ['fi', 'sv'])).toEqual([{ lang: 'sv', count: 5 }]);
  const walk = [undefined, 'a0', 'a1', '2', 'a2', 'nowhere'];
  expect(walk.map((from) => nextGap(rows, from)?.id)).toEqual(['a0', 'a1', '2', 'a2', 'a0', 'a0']);
  expect(nextGap(planRows(room as unknown as Room, ['fi']), 'a0')).toBeUndefined();
});

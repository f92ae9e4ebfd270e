import { expect, test } from 'vitest';
import { rewritten } from '../../i18n/localized';
import type { Localized } from '../../protocol';
import { matched } from './matched';

const TIME: Localized = { fi: 'Aikaa', sv: 'Tid', en: 'Time' };
const PEACE: Localized = { fi: 'Rauhaa', sv: 'Lugn' };
const HELP: Localized = { sv: 'Hjälp' };
const ALL = [TIME, PEACE, HELP];

test('ft40_a_text_saved_as_it_was_shown_is_as_it_was', () => {
  for (const text of ALL) {
    expect(rewritten(text, 'fi', text.fi ?? text.sv ?? '')).toEqual(text);
  }
});

test('ft40_an_edit_is_of_the_language_that_was_shown_and_keeps_the_others', () => {
  expect(rewritten(TIME, 'fi', 'Lisää aikaa')).toEqual({ ...TIME, fi: 'Lisää aikaa' });
  expect(rewritten(HELP, 'fi', 'Mer hjälp')).toEqual({ sv: 'Mer hjälp' });
  expect(rewritten({}, 'en', 'New')).toEqual({ en: 'New' });
  expect(rewritten(PEACE, 'fi', '')).toEqual({ sv: 'Lugn' });
});

test('ft40_lines_keep_their_languages_wherever_they_move', () => {
  expect(matched(['Aikaa', 'Rauhaa', 'Hjälp'], ALL, 'fi')).toEqual(ALL);
  expect(matched(['Hjälp', 'Aikaa', 'Rauhaa'], ALL, 'fi')).toEqual([HELP, TIME, PEACE]);
  expect(matched(['Rauhaa', 'Hjälp'], ALL, 'fi')).toEqual([PEACE, HELP]);
  expect(matched(['Aikaa', 'Rahaa', 'Rauhaa', 'Hjälp'], ALL, 'fi')).toEqual([
    TIME,
    { fi: 'Rahaa' },
    PEACE,
    HELP,
  ]);
});

test('ft40_a_reworded_line_keeps_its_other_languages', () => {
  expect(matched(['Aikaa', 'Työrauhaa', 'Hjälp'], ALL, 'fi')).toEqual([
    TIME,
    { fi: 'Työrauhaa', sv: 'Lugn' },
    HELP,
  ]);
  expect(matched(['Lisäaikaa', 'Rauhaa', 'Hjälp'], ALL, 'fi')[0]).toEqual({
    ...TIME,
    fi: 'Lisäaikaa',
  });
});

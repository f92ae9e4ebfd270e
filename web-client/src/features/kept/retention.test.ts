import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KEEP_DAYS } from '../../pages/create/plan';
import { KEPT_DAYS } from '../meeting/facts';
import deskEn from './texts/desk.en';
import deskFi from './texts/desk.fi';
import deskSv from './texts/desk.sv';
import homeEn from '../../pages/create/texts/home.en';
import homeFi from '../../pages/create/texts/home.fi';
import homeSv from '../../pages/create/texts/home.sv';
import participantEn from '../meeting/texts/participant.en';
import participantFi from '../meeting/texts/participant.fi';
import participantSv from '../meeting/texts/participant.sv';

/** The rule as it is written. */
const RULE =
  /^- RB7 .* \(([\d/]+) days; default (\d+)[^)]*\).*; after it, only the bundle.* remain/m;
const [, days = '', standard = ''] =
  RULE.exec(readFileSync('../server/room/RULES.md', 'utf8')) ?? [];
const rule = days.split('/').map(Number);

/** Whoever reads it: the days, what goes and when with 0, and what stays. */
const TOLD = [
  {
    of: 'fi',
    staff: deskFi.keptDays,
    people: participantFi.keptDays,
    choice: homeFi.keepDays,
    raw: /^Raakatiedot poistetaan/,
    own: /^Yksittäiset vastaukset ja viestit poistetaan/,
    atEnd: /kun tilaisuus päättyy/,
    after: (days: number) => `${days} päivän kuluttua tilaisuuden päättymisestä`,
    stay: /(Tulospaketti jää|Järjestäjälle jäävät tulokset)\.$/,
  },
  {
    of: 'sv',
    staff: deskSv.keptDays,
    people: participantSv.keptDays,
    choice: homeSv.keepDays,
    raw: /^Rådata raderas/,
    own: /^Enskilda svar och meddelanden raderas/,
    atEnd: /när mötet avslutas/,
    after: (days: number) => `${days} dagar efter att mötet har avslutats`,
    stay: /(Resultatpaketet finns kvar|Arrangören har kvar resultaten)\.$/,
  },
  {
    of: 'en',
    staff: deskEn.keptDays,
    people: participantEn.keptDays,
    choice: homeEn.keepDays,
    raw: /^Raw data is deleted/,
    own: /^Individual answers and messages are deleted/,
    atEnd: /when the meeting ends|as soon as the meeting ends/,
    after: (days: number) => `${days} days after the end of the meeting`,
    stay: /(The result bundle stays|The organiser keeps the results)\.$/,
  },
];

test('rb7 ft45: the days that can be chosen are those of the rule, here and on the server', () => {
  const [, server = ''] =
    /KEPT_DAYS: \[u16; \d+\] = \[([\d, ]+)\]/.exec(
      readFileSync('../protocol/src/meeting.rs', 'utf8'),
    ) ?? [];
  expect(rule.length).toBeGreaterThan(1);
  expect([...KEPT_DAYS]).toEqual(rule);
  expect(server.split(', ').map(Number)).toEqual(rule);
  expect(KEEP_DAYS).toBe(Number(standard));
});

test.each(TOLD)('rb7 ft45: $of: what goes, when, and that the results stay', (told) => {
  for (const days of rule) {
    const when = days === 0 ? told.atEnd : told.after(days);
    const [staff, people] = [told.staff(days), told.people(days)];
    expect(staff).toMatch(told.raw);
    expect(people).toMatch(told.own);
    for (const words of [staff, people]) {
      expect(words).toMatch(when);
      expect(words).toMatch(told.stay);
    }
    for (const words of [staff, people, told.choice(days)]) {
      expect(words.match(/\d+/g) ?? [], words).toEqual(days === 0 ? [] : [String(days)]);
    }
  }
});

test('rb7 ft45: the list before the start tells it in the words of what is kept', () => {
  const list = readFileSync('src/features/meeting/Preflight.svelte', 'utf8');
  expect(list).toContain('desk.t.kept.keptDays(meeting.keepDays)');
});

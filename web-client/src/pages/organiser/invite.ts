import { localTime } from '../../features/agenda/times';
import { read } from '../../i18n/localized';
import type { Lang, MeetingPart, Millis } from '../../protocol';

/** Most bytes of a line of a calendar file; a longer one goes on after a space (RFC 5545, 3.1). */
const LINE = 75;

/** The meeting as a calendar file, which any calendar can take in. */
export function calendarOf(
  meeting: MeetingPart & { starts: string },
  ends: Millis | undefined,
  address: string,
  now: Millis,
  lang: Lang,
): string {
  const start = localTime(meeting.starts);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foorumi//Foorumi//FI',
    'BEGIN:VEVENT',
    `UID:${meeting.code}@${new URL(address).host}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(start)}`,
    ...(ends !== undefined && ends > start ? [`DTEND:${stamp(ends)}`] : []),
    `SUMMARY:${escaped(read(meeting.title, lang))}`,
    `LOCATION:${escaped(read(meeting.place, lang))}`,
    `DESCRIPTION:${escaped(address)}`,
    `URL:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines
    .filter((line) => !line.endsWith(':'))
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

/** A moment as calendars write it: `20261128T100000Z`. */
function stamp(at: Millis): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
}

function folded(line: string): string {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const parts = [''];
  for (const sign of line) {
    const last = parts.length - 1;
    if (bytes(`${parts[last]}${sign}`) > LINE - Number(last > 0)) parts.push(sign);
    else parts[last] += sign;
  }
  return parts.join('\r\n ');
}

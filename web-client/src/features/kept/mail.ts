import { date } from '../../i18n/format';
import type { MailTexts } from './texts/mails';
import { read } from '../../i18n/localized';
import type { Lang, MeetingPart } from '../../protocol';
import { isoDate, joinCode } from '../../i18n/format';

/**
 * The text of a mail to those who took part: where the summary is and until when, and where the
 * recording is. No addresses are kept by us: it is copied and sent from one's own mail.
 */
export function mailText(meeting: MeetingPart, origin: string, lang: Lang, t: MailTexts): string {
  const { recording, keptUntil, code } = meeting;
  const title = read(meeting.title, lang);
  const place = recording ? read(recording.place, lang) : '';
  const audience = recording ? read(recording.audience, lang) : '';
  const lines = [
    t.subject(title),
    '',
    t.hello,
    '',
    t.thanks(title, date(meeting.endedAt ?? meeting.madeAt)),
    t.summary(`${origin}/${code}`, joinCode(code)),
    ...(keptUntil === undefined ? [] : [t.until(date(keptUntil))]),
  ];
  if (recording && place) {
    lines.push('', t.recording(place));
    if (audience) lines.push(t.audience(audience));
    if (recording.until) lines.push(t.recordingUntil(isoDate(recording.until)));
  }
  const who = read(meeting.organisation, lang);
  return [...lines, '', t.regards, ...(who ? [who] : [])].join('\n');
}

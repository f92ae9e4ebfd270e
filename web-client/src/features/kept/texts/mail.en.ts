import type { Texts } from '../../../i18n/texts';
import type fi from './mail.fi';

export default {
  subject: (title) => `Summary: ${title}`,
  hello: 'Hello,',
  thanks: (title, date) => `thank you for taking part: ${title}, ${date}.`,
  summary: (address, code) =>
    `The summary is at the meeting’s own address: ${address} (code ${code}). It has the decisions, the results of the polls, the word clouds, the mind maps and the presenters’ slides.`,
  until: (date) => `The summary can be seen until ${date}.`,
  recording: (place) => `The meeting was recorded. The recording is here: ${place}`,
  audience: (who) => `The recording can be seen by: ${who}`,
  recordingUntil: (date) => `The recording can be seen until ${date}.`,
  regards: 'Kind regards',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './mail.fi';

export default {
  subject: (title) => `Sammanfattning: ${title}`,
  hello: 'Hej,',
  thanks: (title, date) => `tack för att du deltog: ${title}, ${date}.`,
  summary: (address, code) =>
    `Sammanfattningen finns på samma adress som mötet: ${address} (kod ${code}). Där finns besluten, resultaten av omröstningarna, ordmolnen, tankekartorna och inledarnas material.`,
  until: (date) => `Sammanfattningen är tillgänglig till och med ${date}.`,
  recording: (place) => `Mötet spelades in. Inspelningen finns här: ${place}`,
  audience: (who) => `Inspelningen kan ses av: ${who}`,
  recordingUntil: (date) => `Inspelningen är tillgänglig till och med ${date}.`,
  regards: 'Med vänlig hälsning',
} satisfies Texts<typeof fi>;

import type { Lang } from '../../../protocol';
import type { MailTexts } from './texts';

/** A mail is written in any language, whatever the page's own is. */
export const MAILS: Record<Lang, MailTexts> = {
  fi: {
    subject: (title) => `Kooste: ${title}`,
    hello: 'Hei,',
    thanks: (title, date) => `kiitos osallistumisesta: ${title}, ${date}.`,
    summary: (address, code) =>
      `Kooste on samassa osoitteessa kuin tilaisuus: ${address} (koodi ${code}). Siellä ovat päätökset, äänestysten tulokset, sanapilvet, miellekartat ja alustusten aineistot.`,
    until: (date) => `Kooste on luettavissa ${date} asti.`,
    recording: (place) => `Tilaisuus tallennettiin. Tallenne: ${place}`,
    audience: (who) => `Tallenteen voi katsoa: ${who}`,
    recordingUntil: (date) => `Tallenne on katsottavissa ${date} asti.`,
    regards: 'Ystävällisin terveisin',
  },
  sv: {
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
  },
  en: {
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
  },
};

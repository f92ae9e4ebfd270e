import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'Lagring',
  keptDays: (days) =>
    days === 0
      ? 'Rådata raderas när mötet avslutas. Resultatpaketet finns kvar.'
      : `Rådata raderas ${days} dagar efter att mötet har avslutats. Resultatpaketet finns kvar.`,
  keptUntil: (moment) =>
    `Rådata raderas automatiskt ${moment}. Till dess kan minnesanteckningarna slutföras och deltagarna se sammanfattningen. Resultatpaketet finns kvar.`,
  files: (count) => (count === 1 ? '1 fil i arkivet' : `${count} filer i arkivet`),
  downloads: 'Nedladdningar',
  downloadsMore: 'Av en nedladdning sparas tiden och rollen, inte personen.',
  downloadsNone: 'Resultatpaketet har inte laddats ner ännu.',
  receiptTitle: 'Raderingskvitto',
  receiptRaw: 'Rådata har raderats. Resultatpaketet finns kvar.',
  receiptAll: 'Alla uppgifter om mötet har raderats, också resultatpaketet.',
  receiptAt: 'Raderat',
  receiptWhy: 'Orsak',
  receiptRecords: 'Poster i loggen',
  receiptChain: 'Loggens kontrollsumma',
  because: { retention: 'lagringstiden gick ut', asked: 'på arrangörens begäran' },
  erase: 'Radera mötet',
  eraseTitle: 'Radera mötet permanent',
  eraseBody:
    'Alla uppgifter raderas genast: loggen, resultatpaketet och materialet. Deltagarnas sida slutar fungera. Ett raderingskvitto finns kvar. Raderingen kan inte ångras.',
  eraseName: (name) => `Skriv mötets namn: ${name}`,
  eraseNow: 'Radera permanent',
  erased: 'Mötet har raderats.',
  mailTitle: 'Meddelande till deltagarna',
  mailIntro: 'Kopiera texten och skicka den från din egen e-post. Tjänsten sparar inga adresser.',
  mailLanguage: 'Meddelandets språk',
  copy: 'Kopiera',
  copyMail: 'Kopiera meddelandet',
  copied: 'Kopierat',
  copyFailed: 'Det gick inte att kopiera. Markera texten och kopiera den själv.',
  recordingTitle: 'Inspelning',
  recorded: 'Mötet spelas in eller har spelats in',
  recordingPlace: 'Var inspelningen finns',
  recordingAudience: 'Vem som får se den',
  recordingUntil: 'Tillgänglig till och med',
  recordingSaved: 'Uppgifterna om inspelningen har uppdaterats.',
  summaryUntil: (day) => `Sammanfattningen kan läsas av alla till och med ${day}.`,
  summaryOff: 'Sammanfattningen kan inte längre läsas.',
  summaryDay: 'Sammanfattningen kan läsas till och med',
  summarySave: 'Spara dagen',
  summaryTake: 'Ta bort sammanfattningen nu',
  summaryNoDay: 'Ange en dag.',
} satisfies Texts<typeof fi>;

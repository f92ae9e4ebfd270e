import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  organisedBy: (who) => `Arrangeras av ${who}`,
  instructions: 'Så här deltar du',
  recorded: 'Mötet spelas in.',
  notRecorded: 'Mötet spelas inte in.',
  recordingAudience: 'Vem får se',
  recordingPlace: 'Var inspelningen finns',
  recordingUntil: 'Tillgänglig till och med',
  haveRead: 'Jag har läst detta',
  read: 'Läst',
  noticeTitle: 'Innan vi börjar',
  name: 'Namn',
  nameHint: 'Frivilligt, högst 40 tecken.',
  nameRequiredTitle: 'Vem är du?',
  nameSeen:
    'Ditt namn syns för alla på talarlistan och i dina meddelanden. I anonyma omröstningar och ordmoln syns det inte för någon.',
  nameAnonymous: 'I det här mötet används inga namn. Andra ser dig med ett nummer.',
  nameGive: 'Spara namnet',
  nameTakeOff: 'Ta bort namnet',
  nameNow: (name) => `Ditt namn är ${name}.`,
  youAre: (number) => `Utan namn visas du som Deltagare ${number}.`,
  ended: 'Mötet har avslutats',
  thanks: 'Tack för att du deltog',
  endedAt: (time) => `Mötet avslutades ${time}.`,
  own: 'Det du bidrog med',
  ownWords: 'Dina ord',
  summary: 'Sammanfattning: beslut, ordmoln och omröstningar',
  gone: 'Enskilda svar och meddelanden har raderats. Sammanfattningen finns nedan.',
  results: 'Resultat',
  roleGiven: (role) => `Du har fått en roll i mötet: ${role}.`,
  roleOpen: 'Öppna rollens sida',
  noticeMemoTextReplaced:
    'En annan skribent sparade punkten i minnesanteckningarna efter dig. Din text finns bredvid.',
  noticeTextReplaced: (idea) => `Någon ändrade idén som du skrev. Nu står det: ${idea}`,
  noticeWordHidden: (word) => `Ditt ord ”${word}” doldes. Du kan skicka ett annat ord.`,
  noticeWordRemoved: 'Mötesledarna tog bort ditt ord. Du kan skicka ett annat ord.',
  noticeDeclined: (reason) => `Din begäran om ordet togs bort från listan. Orsak: ${reason}`,
  noticeDetail: (question) =>
    `Mötesledarna frågar om din begäran om ordet: ${question} Svara genom att skriva ämnet.`,
  noticeMerged: (who) => `Din begäran om ordet slogs ihop med en begäran om samma sak: ${who}.`,
  noticeAnswered: (answer) => `Din begäran om ordet besvarades skriftligt: ${answer}`,
  noticeRestored: 'Mötesledarna ångrade sin åtgärd: din begäran om ordet står som förut.',
  noticePersonRemoved: 'Mötesledarna raderade ditt namn och det du har skrivit.',
  noticePersonRestored: 'Raderingen ångrades. Allt är som förut.',
  noticeNameRemoved: 'Mötesledarna tog bort ditt namn.',
  namesChanged: {
    anonymous: 'Namn används inte längre i mötet. De namn som har uppgetts har tagits bort.',
    optional: 'Det är nu frivilligt att uppge namn.',
    required: 'Deltagarna ombeds nu uppge sitt namn.',
  },
  keepingChanged: (kept) => `Lagringstiden har ändrats. ${kept}`,
  gotIt: 'Jag förstår',
  coming: 'Resultaten sammanställs.',
  recording: 'Inspelning',
  until: (date) =>
    `Enskilda svar och meddelanden raderas ${date}. Sammanfattningen finns kvar på den här sidan.`,
  keptDays: (days) =>
    days === 0
      ? 'Enskilda svar och meddelanden raderas när mötet avslutas. Arrangören har kvar resultaten.'
      : `Enskilda svar och meddelanden raderas ${days} dagar efter att mötet har avslutats. Arrangören har kvar resultaten.`,
} satisfies Texts<typeof fi>;

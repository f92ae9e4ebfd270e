import timer from '../../features/timer/texts/shared.sv';
import poll from '../../features/poll/texts/shared.sv';
import draft from '../../form/texts/shared.sv';
import type { Texts } from '../texts';
import type fi from './fi';
import { time } from '../format';
import type { MessageStateName } from '../../protocol';

const DECIDED: Record<MessageStateName, string> = {
  waiting: 'hann lägga tillbaka detta för granskning',
  held: 'hann skicka detta till värden',
  published: 'hann publicera detta',
  rejected: 'hann avvisa detta',
  merged: 'hann slå ihop detta med ett annat',
  answered: 'hann svara på detta',
  takenUp: 'hann föra detta vidare',
  withdrawn: 'hann ta tillbaka detta',
  removed: 'hann radera texten',
};

export default {
  product: 'Foorumi',
  language: 'Språk',
  pageTitle: (state) => `${state} – Foorumi`,

  sending: 'Skickas',
  waiting: 'Väntar på bekräftelse',
  saved: 'Sparat',
  slow: 'Det går långsamt att spara. Ditt svar finns på den här enheten och skickas så fort förbindelsen återkommer.',
  notSaved: 'Inte sparat',

  lineState: 'Förbindelsens läge',
  connecting: 'Ansluter',
  live: 'Förbindelsen fungerar',
  reconnecting: 'Ingen förbindelse. Dina svar finns kvar och skickas när förbindelsen återkommer.',
  connectionLost: 'Förbindelsen bröts. Dina svar finns kvar på den här enheten.',
  connectionBack: 'Förbindelsen är tillbaka.',
  blocked:
    'Servern svarar, men det här nätverket eller en proxyserver släpper inte igenom en kontinuerlig anslutning (WebSocket). Byt nätverk, till exempel till telefonens mobildata, eller stäng av VPN. Kontakta tjänstens administratör om det inte hjälper.',
  notKept:
    'Webbläsaren tillåter inte lagring. Håll den här sidan öppen: om du laddar om den återvänder du till mötet som en ny deltagare.',
  notKeptStaff:
    'Webbläsaren tillåter inte lagring. Håll den här sidan öppen och spara länken: efter en omladdning minns sidan inte dina inställningar, oavslutade texter eller att du hade styrningen.',
  unsent: (count) => `${count} oskickade`,
  savingPaused: (since) =>
    `Sparandet är pausat (sedan ${since}). Allt som är märkt som sparat finns kvar.`,
  diskFull:
    'Serverns disk är full: nya svar kan inte sparas nu. De tidigare är sparade, och de som väntar sparas automatiskt när det finns utrymme.',
  diskFullStaff: 'Be tjänstens administratör frigöra diskutrymme.',

  rejection: {
    notAllowed: () => 'Det här hör inte till din roll i mötet.',
    unreadable: () => 'Servern förstod inte begäran. Ladda om sidan och försök igen.',
    textTooLong: ({ max }) => `Texten är för lång. Förkorta den till högst ${max} tecken.`,
    textEmpty: () => 'Skriv något först.',
    equalOptions: () => 'Två alternativ är likadana. Ändra eller ta bort det ena.',
    nameWithoutLetter: () => 'Skriv ett namn som innehåller en bokstav.',
    notFound: () => 'Det här finns inte längre. Någon har hunnit ta bort det.',
    stale: () => 'Läget hann ändras. Nu ser du det nya läget: kontrollera och försök igen.',
    alreadyDecided: ({ by, state }) =>
      `${by.name ?? `Deltagare ${by.number}`} ${state ? DECIDED[state] : 'hann behandla detta'}.`,
    meetingEnded: () => 'Mötet har avslutats. Inga nya svar tas emot.',
    slowDown: ({ seconds }) => `Vänta ${seconds} s före nästa meddelande.`,
    limitReached: ({ limit }) => `Maximiantalet (${limit}) är redan uppnått.`,
    namePolicy: () => 'I det här mötet gäller andra regler för namn. Kontrollera punkten Namn.',
    promiseGiven: () =>
      'Deltagare har redan kommit: uppgifterna om dem kan bara minskas, och språk kan inte tas bort.',
    isStaff: () =>
      'En mötesledare kan inte tas bort. Ta först tillbaka rollen eller förnya länken.',
    personRemoved: () =>
      'Mötesledarna håller på att radera det du har skrivit. Försök om en stund.',
    noSuchPerson: ({ person }) => `Deltagare ${person} är inte på plats.`,
    controlsHeld: ({ by }) =>
      by.name
        ? `${by.name} styr mötet nu. Ta först över styrningen.`
        : 'En annan värd styr mötet nu. Ta först över styrningen.',
    segmentStarted: () => 'Programpunkten har redan börjat.',
    alreadyAnswered: () => 'Någon har redan svarat på detta, så det kan inte ändras.',
    activityClosed: () => 'Uppgiften stängdes innan ditt svar kom fram. Svaret sparades inte.',
    activityNotOpen: () => 'Uppgiften har inte öppnats än.',
    answersPaused: () => 'Svaren är pausade. Skicka när de tas emot igen.',
    listClosed: () => 'Talarlistan är stängd. Du kan begära ordet när den öppnas.',
    floorChanged: () => 'En annan har nu ordet. Se läget och försök igen.',
    alreadyWaiting: () => 'Den här personen står redan på listan.',
    alreadyPassed: () => 'Du har redan skjutit upp din tur en gång.',
    wordsSpent: ({ words }) =>
      `Du har skickat alla dina ${words} ord. Du kan ta bort något av dem.`,
    tooManyWords: () => 'Skriv högst tre ord åt gången.',
    choiceInvalid: () =>
      'Valet passar inte i den här omröstningen. Kontrollera hur många du kan välja.',
    votingStarted: () => 'Röster har redan getts, så detta kan inte ändras.',
    wrongPhase: () => 'Det här går inte att göra i bladets nuvarande fas.',
    placeInvalid: () =>
      'En idé kan inte flyttas under sin egen underidé. Nivåerna kan vara högst 12.',
    budgetSpent: ({ votes }) =>
      `Du har gett alla dina ${votes} röster. Ta tillbaka en om du vill ge den till en annan idé.`,
    spentMore: ({ votes }) =>
      `Någon har redan gett så här många röster: ${votes}. Antalet kan inte sänkas under det.`,
    proxyExceeds: ({ votes }) => `Så många personer kan ha gett högst ${votes} röster.`,
    notOfGroup: () => 'Bara bladets grupp eller mötesledarna kan göra det här.',
    noStacking: () => 'En idé kan få bara en av dina röster.',
    cameLater: ({ opened }) => `Här svarar bara de som kom före ${time(opened, 'sv')}.`,
    notYourOwn: () =>
      'Idén kan raderas av den som skrev den eller av mötesledarna. Be dem vid behov.',
    builtOn: () => 'Andra har byggt vidare på idén. Be mötesledarna radera den.',
    reasonNeeded: () =>
      'Skriv en motivering när du väljer en annan idé än den som fick flest röster.',
    chatClosed: () => 'Det går inte att skriva i chatten nu.',
    quieted: () => 'Moderatorn har tystat dig. Du kan fortfarande rösta.',
    mergeInvalid: () =>
      'Välj ett meddelande som är synligt eller väntar och som inte redan har slagits ihop med ett annat.',
    messageGone: () => 'Avsändaren har tagit tillbaka meddelandet, eller så har texten raderats.',
    decisionChanged: () => 'Någon ändrade beslutet samtidigt. Kontrollera den nya texten.',
    failed: () => 'Begäran kunde inte utföras. Inget ändrades.',
    tooManyPending: () => 'För många begäranden väntar på svar. Vänta en stund.',
    diskFull: () => 'Serverns disk är full och ditt svar sparades inte. Säg det till värden.',
    unavailable: () =>
      'Servern kan inte spara just nu, och ditt svar sparades inte. Försök igen om en stund.',
  },
  refusal: {
    noSuchMeeting:
      'Det finns inget möte med den här koden eller länken. Kontrollera kodens åtta siffror.',
    linkRevoked: 'Den här länken gäller inte längre. Be värden om en ny.',
    roomFull: 'Mötet är fullt. Försök igen om en stund.',
    entranceClosed: 'Mötet tar inte emot nya nu. Be mötesledarna öppna ingången.',
    tooManyTries:
      'För många koder väntar på svar i samma anslutning. Sidan försöker igen om en stund.',
    tooManyMeetings:
      'Härifrån har det skapats för många möten på kort tid. Försök igen om några minuter.',
    makersSecret:
      'För att skapa ett möte behövs lösenordet från tjänstens administratör. Kontrollera det.',
    oldVersion: 'Tjänsten har uppdaterats. Ladda om sidan.',
    badGreeting: 'Servern förstod inte den här sidan. Ladda om sidan.',
    notAllowed: 'Med den här länken kommer man inte åt detta.',
    unreadable: 'Servern förstod inte begäran. Ladda om sidan.',
    removed: 'Mötets lagringstid har gått ut och uppgifterna har raderats.',
    wrongName: 'Namnet stämmer inte. Skriv mötets namn exakt.',
    fileTooLarge: 'Filen är för stor. Den får vara högst 25 megabyte.',
    fileKind: 'Den här filtypen går inte att använda. Välj en PDF-, PNG- eller JPEG-fil.',
    tooManyFiles: 'Mötet har redan så många filer som får finnas. Ta först bort någon.',
    filesTooLarge:
      'Filerna skulle tillsammans bli större än tillåtet, 100 megabyte. Ta först bort någon.',
    noSuchFile: 'Filen finns inte längre.',
    diskFull: 'Serverns disk är full. Försök igen om en stund.',
    unavailable: 'Tjänsten är inte tillgänglig just nu. Försök igen om en stund.',
  },
  toCode: 'Till startsidan',
  reload: 'Ladda om sidan',
  tryAgain: 'Försök igen',
  noPart: 'Den här delen av sidan kunde inte laddas. Kontrollera anslutningen och försök igen.',

  role: {
    participant: 'Deltagare',
    presenter: 'Inledare',
    stage: 'Storbild',
    organiser: 'Arrangör',
    secretary: 'Sekreterare',
    moderator: 'Moderator',
    host: 'Värd',
  },
  segmentKind: {
    welcome: 'Öppning',
    talk: 'Inledning',
    discussion: 'Diskussion',
    activity: 'Uppgift',
    groupWork: 'Grupparbete',
    break: 'Paus',
    wrapUp: 'Sammanfattning',
  },
  decidedBy: {
    vote: 'Genom omröstning',
    consensus: 'Enhälligt',
    host: 'Genom värdens beslut',
    noDecision: 'Inget beslut',
  },
  participant: (number) => `Deltagare ${number}`,
  staffMark: 'mötesledare',
  minutes: (count) => `${count}\u00a0min`,
  charactersLeft: (left) => (left < 0 ? `${-left} tecken för mycket` : `${left} tecken kvar`),
  moreWaiting: (count) => `och ${count} till på listan`,
  undo: 'Ångra',
  close: 'Stäng',
  cancel: 'Avbryt',
  yes: 'Ja',
  no: 'Nej',
  abstain: 'Blankt',
  endsAt: (day) =>
    `Ingen har avslutat mötet. Det avslutas automatiskt ${day} om ingen gör något före det.`,
  notices: 'Meddelanden',
  poll,
  timer,
  draft,
} satisfies Texts<typeof fi>;

import type { ChatTexts } from './texts';

const chat: ChatTexts = {
  title: 'Chatt',
  mode: {
    open: 'Meddelandena syns genast för alla.',
    held: 'Meddelandena syns för alla när moderatorn har godkänt dem.',
    staffOnly: 'Nu skriver bara mötets ledare.',
    closed: 'Chatten är stängd.',
  },
  slow: (seconds) => `Minst ${seconds} s mellan meddelandena.`,
  message: 'Meddelande',
  send: 'Skicka',
  left: (count) => (count < 0 ? `${-count} tecken för mycket` : `${count} tecken kvar`),
  empty: 'Inga meddelanden än. Skriv det första.',
  you: 'Du',
  state: {
    waiting: 'Väntar på godkännande',
    held: 'Väntar på godkännande',
    published: 'Syns för alla',
    rejected: 'Publicerades inte',
    merged: 'Sammanfört med ett annat meddelande',
    answered: 'Besvarat skriftligen',
    takenUp: 'Fört vidare',
    withdrawn: 'Återtaget',
    removed: 'Texten raderades på grund av personuppgifter',
  },
  reason: {
    offTopic: 'Hör inte till det som diskuteras nu.',
    alreadyAsked: 'Samma sak har redan frågats.',
    personalData: 'Meddelandet innehåller personuppgifter. Skriv det utan dem.',
    unsuitable: 'Meddelandet passar inte i mötet.',
    answeredOtherwise: 'Saken besvaras på annat sätt.',
  },
  sent: 'Skickat',
  edited: 'Moderatorn har ändrat ditt meddelande',
  mergedInto: (text) => `Samma sak: ${text}`,
  answer: 'Svar',
  became: {
    request: 'Meddelandet blev din begäran om ordet.',
    question: 'Meddelandet blev en fråga till talaren.',
    idea: 'Meddelandet blev en idé på ett papper.',
    note: 'Meddelandet antecknades.',
  },
  withdraw: 'Ta tillbaka',
  withdrawNamed: (text) => `Ta tillbaka: ${text}`,
  quieted: (at) =>
    `Moderatorn har tystat dig i chatten ${at}. Dina tidigare meddelanden finns kvar, och du kan fortfarande begära ordet.`,
  suspected: (what) => `Meddelandet verkar innehålla ${what}.`,
  suspect: {
    identityCode: 'en personbeteckning',
    phone: 'ett telefonnummer',
    email: 'en e-postadress',
    iban: 'ett kontonummer',
  },
  suspectHint: 'Ändra meddelandet, dölj uppgifterna eller skicka det som det är.',
  mask: 'Dölj uppgifterna',
  sendAnyway: 'Skicka ändå',
  messages: 'Meddelanden',
  newMessages: (count) => (count === 1 ? '1 nytt meddelande' : `${count} nya meddelanden`),
};

export default chat;

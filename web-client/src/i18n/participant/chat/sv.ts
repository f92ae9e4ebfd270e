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
  },
  reason: {
    offTopic: 'Hör inte till det som diskuteras nu.',
    alreadyAsked: 'Samma sak har redan frågats.',
    personalData: 'Meddelandet innehåller personuppgifter. Skriv det utan dem.',
    unsuitable: 'Meddelandet passar inte i mötet.',
    answeredOtherwise: 'Saken besvaras på annat sätt.',
  },
  sent: 'Skickat',
  messages: 'Meddelanden',
  newMessages: (count) => (count === 1 ? '1 nytt meddelande' : `${count} nya meddelanden`),
};

export default chat;

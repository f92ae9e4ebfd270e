import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  title: 'Chatt',
  mode: {
    open: 'Meddelandena syns genast för alla.',
    held: 'Meddelandena syns för alla när moderatorn har godkänt dem.',
    staffOnly: 'Just nu kan bara mötesledarna skriva.',
    closed: 'Chatten är stängd.',
  },
  slow: (seconds) => `Du kan skicka ett meddelande med minst ${seconds} sekunders mellanrum.`,
  message: 'Meddelande',
  send: 'Skicka',
  empty: 'Inga meddelanden än. Skriv det första.',
  you: 'Du',
  state: {
    waiting: 'Väntar på godkännande',
    held: 'Väntar på godkännande',
    published: 'Syns för alla',
    rejected: 'Publicerades inte',
    merged: 'Ihopslaget med ett annat meddelande',
    answered: 'Besvarat skriftligt',
    takenUp: 'Fört vidare',
    withdrawn: 'Återtaget',
    removed: 'Mötesledarna tog bort texten',
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
    question: 'Meddelandet blev en fråga till inledaren.',
    idea: 'Meddelandet blev en idé på ett blad.',
    note: 'Meddelandet fördes in i minnesanteckningarna.',
  },
  withdraw: 'Ta tillbaka',
  withdrawNamed: (text) => `Ta tillbaka: ${text}`,
  quieted: (at) =>
    `Moderatorn tystade dig ${at}. Dina tidigare meddelanden finns kvar, och du kan fortfarande begära ordet.`,
  messages: 'Meddelanden',
  older: (count) => `Visa äldre (${count})`,
  fresh: (count) => (count === 1 ? '1 nytt meddelande' : `${count} nya meddelanden`),
} satisfies Texts<typeof fi>;

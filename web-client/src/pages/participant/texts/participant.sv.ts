import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  now: 'Nu',
  chat: 'Chatt',
  more: 'Mer',
  back: 'Tillbaka',
  waitingForRoom: 'Mötet öppnas',
  inRow: (place) => `Du väntar på att komma in. Din plats i kön: ${place}.`,
  unread: (count) => (count === 1 ? '1 nytt meddelande' : `${count} nya meddelanden`),
  newTask: (question) => `Ny uppgift: ${question}`,
  answersPaused: 'Svaren är pausade. Det du har skrivit finns kvar.',
  answersResumed: 'Svaren tas emot igen',
  task: (at, of) => `Uppgift ${at}/${of}`,
  previousTask: 'Föregående uppgift',
  nextTask: 'Nästa uppgift',
  tasks: 'Uppgifter',
  sections: 'Sidans delar',
} satisfies Texts<typeof fi>;

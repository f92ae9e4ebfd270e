import type { HostTexts } from './texts';

const host: HostTexts = {
  now: 'Nu',
  controls: 'Huvudfunktioner',
  next: 'Nästa',
  nextWhat: (title) => `Starta nästa programpunkt: ${title}`,
  nothingNext: 'Inga programpunkter kvar',
  previous: 'Starta föregående programpunkt på nytt',
  hideScreen: 'Dölj storbilden',
  showScreen: 'Visa storbilden',
  pauseAnswers: 'Pausa svaren',
  resumeAnswers: 'Ta emot svar igen',
  answersPaused: 'Svaren är pausade',
  answersResumed: 'Svaren tas emot igen',
  nothingOpen: 'Ingen uppgift är öppen',
  left: 'Tid kvar av programpunkten',
  over: 'över tiden',
  timer: 'Tid',
  noTimer: 'Ingen programpunkt pågår',
  ready: 'Redo att börja',
  readyMore: 'Deltagarna kommer in med koden, QR-koden eller länken. Inget behöver ställas in.',
  startFirst: 'Starta den första programpunkten',
  between: 'Ingen programpunkt pågår. Starta nästa när du är redo.',
  readAloud: 'Du kan läsa högt',
  joinAt: 'Gå med på',
  code: 'Kod',
  qr: 'QR-kod för deltagarnas länk',
  participantLink: 'Deltagarnas länk',
  copyLink: 'Kopiera länken',
  copied: 'Länken har kopierats.',
  copyFailed: 'Länken kunde inte kopieras. Markera den och kopiera själv.',
  finish: 'Avsluta programpunkten',
  finished: 'Programpunkten avslutades.',
  preflight: {
    title: 'Före början',
    agenda: (segments) =>
      segments === 0
        ? 'Programmet är tomt'
        : segments === 1
          ? '1 punkt i programmet'
          : `${segments} punkter i programmet`,
    recorded: 'Deltagarna informeras om inspelningen',
    notRecorded: 'Deltagarna informeras om att mötet inte spelas in',
    languages: (names) => `Programmet finns på alla språk: ${names}`,
    untranslated: (names) => `Programmet saknar språk: ${names}`,
    screen: 'Texten på storbilden syns längst bak',
    moderator: 'Moderatorn är på plats',
    sound: 'Talaren hörs',
    hints: {
      screen: 'Öppna storbildens länk och läs koden från sista raden.',
      moderator: 'Någon följer chatten och begäran om ordet.',
      sound: 'I salen och i videomötet.',
    },
    ready: 'Allt är klart.',
    notYet: 'Kontrollera punkterna ovan.',
  },
  openOrClose: 'Öppna nästa uppgift eller stäng den öppna',
  resultsOrNot: 'Visa resultaten på storbilden eller gå tillbaka till programpunkten',
};

export default host;

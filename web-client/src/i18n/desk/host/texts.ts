/** The host’s page: now, the bar, the agenda’s rail. */
export interface HostTexts {
  now: string;
  controls: string;
  next: string;
  nextWhat: (title: string) => string;
  nothingNext: string;
  previous: string;
  hideScreen: string;
  showScreen: string;
  screenHidden: string;
  closeAnswers: string;
  nothingOpen: string;
  left: string;
  over: string;
  timer: string;
  noTimer: string;
  ready: string;
  readyMore: string;
  startFirst: string;
  between: string;
  readAloud: string;
  joinAt: string;
  code: string;
  qr: string;
  participantLink: string;
  copyLink: string;
  copied: string;
  copyFailed: string;
  finish: string;
  finished: string;
  preflight: {
    title: string;
    agenda: (segments: number) => string;
    recorded: string;
    notRecorded: string;
    languages: (names: string) => string;
    untranslated: (names: string) => string;
    screen: string;
    moderator: string;
    sound: string;
    hints: Record<'screen' | 'moderator' | 'sound', string>;
    ready: string;
    notYet: string;
  };
  openOrClose: string;
  resultsOrNot: string;
}

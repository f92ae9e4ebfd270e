import type { HostTexts } from './texts';

const host: HostTexts = {
  now: 'Now',
  controls: 'Main controls',
  next: 'Next',
  nextWhat: (title) => `Start the next segment: ${title}`,
  nothingNext: 'No segments left',
  previous: 'Start the previous segment again',
  hideScreen: 'Hide the stage',
  showScreen: 'Show the stage',
  pauseAnswers: 'Pause answers',
  resumeAnswers: 'Take answers again',
  answersPaused: 'Answers are paused',
  answersResumed: 'Answers are taken again',
  nothingOpen: 'No task is open',
  left: 'Time left of the segment',
  over: 'over time',
  timer: 'Timer',
  noTimer: 'No segment is going on',
  ready: 'Ready to begin',
  readyMore: 'People join with this code, the QR code or the link. Nothing needs to be set.',
  startFirst: 'Start the first segment',
  between: 'No segment is going on. Start the next one when you are ready.',
  readAloud: 'You may read aloud',
  joinAt: 'Join at',
  code: 'Code',
  qr: 'QR code of the participants’ link',
  participantLink: 'Participants’ link',
  copyLink: 'Copy the link',
  copied: 'The link is copied.',
  copyFailed: 'The link could not be copied. Select it and copy it yourself.',
  finish: 'End this segment',
  finished: 'The segment has ended.',
  preflight: {
    title: 'Before the start',
    agenda: (segments) =>
      segments === 0
        ? 'The agenda is empty'
        : segments === 1
          ? '1 segment in the agenda'
          : `${segments} segments in the agenda`,
    recorded: 'Participants are told about the recording',
    notRecorded: 'Participants are told that nothing is recorded',
    languages: (names) => `The agenda is in all languages: ${names}`,
    untranslated: (names) => `The agenda lacks languages: ${names}`,
    screen: 'The text on the stage can be read from the last row',
    moderator: 'The moderator is here',
    sound: 'The speaker is heard',
    hints: {
      screen: 'Open the stage link and read the join code from the last row.',
      moderator: 'Somebody follows the chat and the speaking requests.',
      sound: 'In the hall and in the video call.',
    },
    ready: 'Everything is ready.',
    notYet: 'Check the points above.',
  },
  openOrClose: 'Open the next task, or close the open one',
  resultsOrNot: 'Show the results on the stage, or the segment again',
};

export default host;

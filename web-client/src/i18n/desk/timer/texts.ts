/** The timer as staff run it. */
export interface TimerTexts {
  title: string;
  start: string;
  startNew: string;
  started: string;
  label: string;
  labelHint: string;
  closes: (what: string) => string;
  closesHint: string;
  ownMinutes: string;
  ownWrong: string;
  startOwn: string;
  pitch: string;
  pitchMinutes: string;
  questionMinutes: string;
  startPitch: string;
  toQuestions: string;
  questionsNow: string;
  pause: string;
  resume: string;
  paused: string;
  resumed: string;
  minuteMore: string;
  extended: string;
  stop: string;
  stopped: string;
  none: string;
}

import type { TimerTexts } from './texts';

const timer: TimerTexts = {
  title: 'Timer',
  start: 'Start a timer',
  startNew: 'Start a new one in its place',
  started: 'The timer runs.',
  label: 'Title (optional)',
  labelHint: 'Seen by all, for example the name of the group or of whoever pitches.',
  closes: (what) => `Close when the time is over: ${what}`,
  closesHint: 'When the time is over, 20 seconds are left to finish an answer.',
  ownMinutes: 'Minutes',
  ownWrong: 'Give the minutes in figures, at least 0.1.',
  startOwn: 'Start',
  pitch: 'Pitch and questions',
  pitchMinutes: 'Pitch',
  questionMinutes: 'Questions',
  startPitch: 'Start the pitch',
  toQuestions: 'Go on to the questions',
  questionsNow: 'The time for questions has begun.',
  pause: 'Pause',
  resume: 'Resume',
  paused: 'The timer is paused.',
  resumed: 'The timer goes on.',
  minuteMore: '+1 min',
  extended: 'One minute was added.',
  stop: 'Take the timer away',
  stopped: 'The timer was taken away.',
  none: 'No timer',
};

export default timer;

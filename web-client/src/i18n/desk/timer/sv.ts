import type { TimerTexts } from './texts';

const timer: TimerTexts = {
  title: 'Tidtagning',
  start: 'Starta tidtagning',
  startNew: 'Starta en ny i stället för denna',
  started: 'Tiden går.',
  label: 'Rubrik (frivillig)',
  labelHint: 'Syns för alla, till exempel gruppens eller presentatörens namn.',
  closes: (what) => `Stäng när tiden är slut: ${what}`,
  closesHint: 'När tiden är slut har alla ytterligare 20 sekunder på sig att skriva klart.',
  ownMinutes: 'Minuter',
  ownWrong: 'Skriv minuterna med siffror, minst 0,1.',
  startOwn: 'Starta',
  pitch: 'Pitchning och frågor',
  pitchMinutes: 'Pitchning',
  questionMinutes: 'Frågor',
  startPitch: 'Starta pitchningen',
  toQuestions: 'Gå över till frågorna',
  questionsNow: 'Tiden för frågor började.',
  pause: 'Pausa',
  resume: 'Fortsätt',
  paused: 'Tidtagningen är pausad.',
  resumed: 'Tidtagningen fortsätter.',
  minuteMore: '+1 min',
  extended: 'En minut lades till.',
  stop: 'Ta bort tidtagningen',
  stopped: 'Tidtagningen togs bort.',
  none: 'Ingen tidtagning',
};

export default timer;

import type { TimerTexts } from './texts';

const timer: TimerTexts = {
  title: 'Ajastin',
  start: 'Käynnistä ajastin',
  startNew: 'Käynnistä uusi tämän tilalle',
  started: 'Ajastin käy.',
  label: 'Otsikko (vapaaehtoinen)',
  labelHint: 'Näkyy kaikille, esimerkiksi ryhmän tai pitchaajan nimi.',
  closes: (what) => `Sulje, kun aika loppuu: ${what}`,
  closesHint: 'Kun aika on täynnä, vastausten viimeistelyyn jää vielä 20 sekuntia.',
  ownMinutes: 'Minuutteja',
  ownWrong: 'Kirjoita minuutit numeroin, vähintään 0,1.',
  startOwn: 'Käynnistä',
  pitch: 'Pitchaus ja kysymykset',
  pitchMinutes: 'Pitchaus',
  questionMinutes: 'Kysymykset',
  startPitch: 'Käynnistä pitchaus',
  toQuestions: 'Siirry kysymyksiin',
  questionsNow: 'Kysymysten aika alkoi.',
  pause: 'Pysäytä',
  resume: 'Jatka',
  paused: 'Ajastin on pysäytetty.',
  resumed: 'Ajastin jatkaa.',
  minuteMore: '+1 min',
  extended: 'Aikaa lisättiin minuutti.',
  stop: 'Poista ajastin',
  stopped: 'Ajastin poistettiin.',
  none: 'Ei ajastinta',
};

export default timer;

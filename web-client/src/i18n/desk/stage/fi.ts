import type { StageTexts } from './texts';

const stage: StageTexts = {
  title: 'Valkokankaalla ja puhelimissa',
  view: 'Valkokangas näyttää',
  segment: 'Osio',
  queue: 'Jono',
  welcome: 'Liittymisohje',
  activity: (question) => `Tehtävä: ${question}`,
  nothing: 'Liittymisohje, kunnes ensimmäinen osio alkaa',
  hidden: 'Piilotettu: valkokangas on tyhjä.',
  shown: (what) => `Valkokankaalla: ${what}`,
  isHidden: 'Valkokangas on piilotettu.',
  isShown: 'Valkokangas on näkyvissä.',
  ground: { own: 'laitteen mukaan', light: 'vaalea', dark: 'tumma' },
  groundNow: (ground) => `Valkokankaan tausta: ${ground}`,
};

export default stage;

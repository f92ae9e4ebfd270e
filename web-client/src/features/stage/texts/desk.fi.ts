import type { StageGround } from '../../../protocol';

export default {
  title: 'Valkokankaalla ja puhelimissa',
  now: 'Valkokangas nyt',
  enlarge: 'Suurenna valkokankaan kuva',
  groundLabel: 'Valkokankaan tausta',
  view: 'Valkokangas näyttää',
  segment: 'Osio',
  queue: 'Jono',
  welcome: 'Liittymisohje',
  activity: (question: string) => `Tehtävä: ${question}`,
  nothing: 'Liittymisohje, kunnes ensimmäinen osio alkaa',
  hidden: 'Piilotettu: valkokangas on tyhjä.',
  shown: (what: string) => `Valkokankaalla: ${what}`,
  isHidden: 'Valkokangas on piilotettu.',
  isShown: 'Valkokangas on näkyvissä.',
  ground: { own: 'laitteen mukaan', light: 'vaalea', dark: 'tumma' } satisfies Record<
    StageGround,
    string
  >,
  groundNow: (ground: string) => `Valkokankaan tausta: ${ground}`,
};

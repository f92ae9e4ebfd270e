import type { Texts } from '../../../i18n/texts';
import type fi from './desk.fi';

export default {
  title: 'På storbilden och i telefonerna',
  now: 'Storbilden nu',
  enlarge: 'Förstora storbilden',
  groundLabel: 'Storbildens bakgrund',
  view: 'Storbilden visar',
  segment: 'Programpunkten',
  queue: 'Talarlista',
  welcome: 'Så här deltar du',
  activity: (question) => `Uppgift: ${question}`,
  nothing: 'Så här deltar du, tills den första programpunkten börjar',
  hidden: 'Dold: storbilden är tom.',
  shown: (what) => `På storbilden: ${what}`,
  isHidden: 'Storbilden är dold.',
  isShown: 'Storbilden visas.',
  ground: { own: 'enligt enheten', light: 'ljus', dark: 'mörk' },
  groundNow: (ground) => `Storbildens bakgrund: ${ground}`,
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './later.fi';

export default {
  results: 'Resultat',
  answered: (count) => `${count} har svarat`,
  blank: (count) => `, av dem ${count} blankt`,
  shareOf: (count) => `Andelarna är av ${count} svar.`,
  yours: 'ditt svar',
  option: 'Alternativ',
  count: 'Röster',
  share: 'Andel',
  median: 'Median',
  mean: 'Medeltal',
  noAnswers: 'Inga svar.',
} satisfies Texts<typeof fi>;

import type { Texts } from '../../../i18n/texts';
import type fi from './participant.fi';

export default {
  /** What is asked for, by the form. */
  kind: {
    single: 'Omröstning',
    yesNo: 'Omröstning',
    multiple: 'Omröstning',
    scale: 'Enkät',
    open: 'Fråga',
  },
  send: 'Skicka svaret',
  change: 'Skicka det ändrade svaret',
  takeBack: 'Ta tillbaka svaret',
  abstain: 'Svara blankt',
  abstained: 'Du svarade blankt.',
  anonymous: (open) =>
    `Du svarar anonymt. När omröstningen stängs förstörs uppgiften om vem som svarat vad. Bara ${open ? 'svarens texter' : 'antalen'} blir kvar.`,
  named:
    'Du svarar med namn. När omröstningen har stängts ser mötesledarna vad var och en svarade. Det står också i arrangörens resultatpaket.',
  shownAtClose: 'Resultatet visas när omröstningen stängs.',
  shownLive: 'Resultatet syns hela tiden.',
  shownAfterOwnVote: 'Du ser resultatet när du har svarat.',
  saved: 'Sparat. Du kan ändra svaret fram till stängningen.',
  closed: 'Omröstningen är stängd',
  closedUnseen: 'Resultatet visas inte.',
  closedNotAnswered: 'Du svarade inte på detta.',
  needChoice: 'Välj ett svar innan du skickar.',
  chooseOne: 'Välj ett.',
  choose: (min, max, options) => {
    if (min <= 1 && max >= options) return 'Välj ett eller flera.';
    if (min <= 1) return `Välj högst ${max} alternativ.`;
    return `Välj ${min === max ? min : `${min}–${max}`} alternativ.`;
  },
  scaleLow: 'helt av annan åsikt',
  scaleHigh: 'helt av samma åsikt',
  scale: [
    'helt av annan åsikt',
    'delvis av annan åsikt',
    'varken av samma eller annan åsikt',
    'delvis av samma åsikt',
    'helt av samma åsikt',
  ],
  cantSay: 'Kan inte säga',
  statement: 'Påstående',
  statementsLeft: (count) =>
    count === 1 ? '1 påstående obesvarat' : `${count} påståenden obesvarade`,
  openLabel: 'Ditt svar',
  fewHere: 'Färre än fem är på plats: av få svar kan man sluta sig till vem som svarade vad.',
} satisfies Texts<typeof fi>;

import type { PollTexts } from './texts';

const poll: PollTexts = {
  form: {
    single: 'Ett val',
    multiple: 'Flera val',
    yesNo: 'Ja, nej eller blankt',
    scale: 'Påståenden 1–5',
    open: 'Med egna ord',
  },
  formLabel: 'Form',
  paste: 'Fråga och alternativ',
  pasteHint: {
    single: 'Frågan på första raden, sedan ett alternativ per rad.',
    multiple: 'Frågan på första raden, sedan ett alternativ per rad.',
    yesNo: 'Frågan.',
    scale: 'Rubriken på första raden, sedan ett påstående per rad.',
    open: 'Frågan.',
  },
  problem: {
    noQuestion: 'Skriv frågan på första raden.',
    fewOptions: 'Skriv minst två alternativ, ett per rad.',
    manyOptions: 'Högst 20 rader efter frågan.',
    noStatements: 'Skriv minst ett påstående på en egen rad.',
    long: 'Någon rad är längre än 300 tecken.',
  },
  most: 'Högst antal val',
  shown: {
    atClose: 'När omröstningen stängs',
    live: 'Hela tiden',
    afterOwnVote: 'För var och en efter den egna rösten',
  },
  shownLabel: 'Resultaten syns',
  named: 'Öppen med namn: resultatet visar vem som valde vad',
  namedHint:
    'Annars visar resultaten aldrig vem som valde vad, varken på sidan eller i resultatpaketet.',
  isNamed: 'med namn',
  isAnonymous: 'anonym',
  makeAnonymous: 'Gör anonym',
  madeAnonymous: 'Omröstningen är nu anonym.',
  option: 'Alternativ',
  count: 'Röster',
  share: 'Andel',
  statement: 'Påstående',
  low: 'av annan åsikt',
  high: 'av samma åsikt',
  cantSay: 'kan inte säga',
  median: 'median',
  answers: 'Svar',
  abstained: (count) => `Blanka: ${count}`,
  result: (question) => `Resultat: ${question}`,
  noResult: 'Inga svar',
  ballots: 'Vem valde vad',
};

export default poll;

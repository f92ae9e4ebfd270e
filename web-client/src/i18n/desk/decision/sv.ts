import type { DecisionTexts } from './texts';

const decision: DecisionTexts = {
  title: 'Beslut',
  record: 'Anteckna ett beslut',
  edit: 'Redigera beslutet',
  agreed: 'Vad som avtalades',
  agreedWhyNot: 'Varför inget beslut fattades',
  how: 'Hur',
  figures: 'Siffror',
  figuresHint: 'Till exempel 14 för, 3 emot.',
  owner: 'Ansvarig',
  ownerHint: 'En person.',
  due: 'Senast',
  followUp: 'Hur det går vidare',
  needAgreed: 'Skriv vad som avtalades.',
  recorded: 'Beslutet finns i minnesanteckningarna.',
  changed: 'Beslutet ändrades.',
  removed: 'Beslutet togs bort.',
  noOwner: 'ansvarig saknas',
  noDue: 'datum saknas',
  none: 'Inga beslut ännu',
  noneMore: 'I varje ärende något beslut: vad som avtalades, vem som ansvarar, senast när.',
  editNamed: (agreed) => `Redigera beslutet: ${agreed}`,
  removeNamed: (agreed) => `Ta bort beslutet: ${agreed}`,
  segment: 'Programpunkt',
  currentSegment: 'Den pågående programpunkten',
};

export default decision;

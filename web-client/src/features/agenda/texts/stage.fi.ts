export default {
  elapsed: 'Kulunut',
  planned: 'Suunniteltu',
  startedAt: 'Alkoi',
  /** What follows: the next segment's title stands after it. */
  next: 'Seuraavaksi',
  breakContinues: 'Jatkamme',
  breakOver: 'Jatkamme aivan pian',
};

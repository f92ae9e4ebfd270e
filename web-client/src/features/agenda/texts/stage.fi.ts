export default {
  left: (minutes: number) => `${minutes} min jäljellä`,
  /** What follows: the next segment's title stands after it. */
  next: 'Seuraavaksi',
  /** Below the figure of the minutes that a break still takes. */
  minutesLeft: (count: number) => (count === 1 ? 'minuutti' : 'minuuttia'),
  breakContinues: 'Jatkamme',
  breakOver: 'Jatkamme aivan pian',
};

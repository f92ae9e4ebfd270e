/** A word as long as words get. */
export const LONG = 'Kokemusasiantuntijapalkkiotaulukkoluonnos';

/** As somebody wrote it, with a line of its own. */
export const WRITTEN = 'Kirjoitettu\nkahdelle riville';

export const KINDS = ['primary', 'secondary', 'quiet', 'bare', 'danger'] as const;

export const OPTIONS = [
  { value: 'yes', label: 'Kyllä' },
  { value: 'no', label: LONG },
];

export const COLOURS = [
  ...['ink', 'muted', 'accent', 'ok', 'warn', 'danger', 'bar', 'strip', 'surface', 'sunken'],
  ...['hue-1', 'hue-2', 'hue-3', 'hue-4', 'no-2', 'no-1', 'even', 'yes-1', 'yes-2', 'note'],
] as const;

export const BAR_WORDS = { option: 'Vaihtoehto', count: 'Ääniä', share: 'Osuus' };

export const LIKERT_WORDS = {
  statement: 'Väite',
  low: 'eri mieltä',
  high: 'samaa mieltä',
  cantSay: 'ei osaa sanoa',
  median: 'Mediaani',
  answers: 'vastausta',
};

export const CLOCK_WORDS = { soon: 'pian täynnä', last: 'viimeiset', over: 'yli' };

export default {
  title: 'Valkokangas',
  /** What to do while nothing else is asked. */
  join: 'Liity tästä',
  code: 'Koodi',
  qr: 'QR-koodi, joka avaa osallistujan sivun',
  /** After a figure: people in the meeting; those of them who have answered, or voted. */
  present: 'paikalla',
  answered: 'vastannut',
  voted: 'äänestänyt',
  connecting: 'Yhdistetään',
  lineLost: 'Ei yhteyttä. Yhdistetään uudelleen.',
  blank: 'Valkokangas on tyhjä.',
};

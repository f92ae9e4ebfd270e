export default {
  title: 'Valkokangas',
  /** Before the address that people type. */
  joinAt: 'Liity:',
  code: 'Koodi',
  qr: 'QR-koodi, joka avaa osallistujan sivun',
  connecting: 'Yhdistetään',
  lineLost: 'Ei yhteyttä. Yhdistetään uudelleen.',
  blank: 'Valkokangas on tyhjä.',
};

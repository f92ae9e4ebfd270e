export default {
  /** What the service is, in one sentence. */
  lead: 'Puheenvuorot, äänestykset, sanapilvet ja yhteiset paperit yhdessä paikassa. Et tarvitse sovellusta etkä tunnuksia.',
  /** Instead of the page that was asked for. */
  unknown: 'Tässä osoitteessa ei ole sivua',
  joinTitle: 'Liity tilaisuuteen',
  joinCode: 'Tilaisuuden koodi',
  joinHint: '8 numeroa. Pääset tilaisuuteen heti, kun olet antanut kaikki numerot.',
  join: 'Liity',
  /** What is wrong with a code that is too short. */
  codeShort: (digits: number) => `Koodissa on 8 numeroa. Annoit ${digits}.`,
  arranging: 'Järjestätkö tilaisuuden?',
  arrangingHint:
    'Saat koodin osallistujille ja oman linkin jokaiselle roolille. Valmista alle minuutissa.',
  create: 'Luo tilaisuus',
  privacy:
    'Voit osallistua ilman nimeä. Palvelu ei seuraa sinua eikä käytä ulkopuolisia palveluja.',
};

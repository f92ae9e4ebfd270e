/** What is told of a text that is written and not sent (PG1-PG10). */
export default {
  /** Its dialog was closed. */
  kept: 'Keskeneräinen teksti säilyy.',
  /** It was given up; Undo stands beside it. */
  cancelled: 'Keskeneräinen teksti poistettu.',
  /** The page was loaded anew while it was being sent. */
  unsure:
    'Lähetys jäi kesken, kun sivu latautui uudelleen. Teksti on tallessa: tarkista, tuliko se perille, ja lähetä tarvittaessa uudelleen.',
  /** Without a line, while it waits to be sent. */
  keepOpen: 'Pidä tämä sivu auki, kunnes kirjoittamasi on lähtenyt.',
  /** It can no longer be sent. */
  leftTitle: 'Tätä ei ehditty lähettää',
  leftHint: 'Kopioi teksti, jos haluat käyttää sitä muualla.',
  copy: 'Kopioi teksti',
  copied: 'Teksti kopioitu',
  copyFailed: 'Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.',
  putAway: 'Poista teksti',
};

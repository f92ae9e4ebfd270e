export default {
  title: 'Esitysaineistot',
  intro:
    'PDF-tiedostot ja kuvat (PNG, JPEG), enintään 25 megatavua kukin ja 100 megatavua yhteensä. Osallistujat saavat ne, kun tilaisuus on päättynyt, ja ne tulevat tulospakettiin.',
  add: 'Lisää aineisto',
  sending: (name: string) => `Lähetetään: ${name}`,
  sent: (name: string) => `Tallennettu: ${name}`,
  removed: (name: string) => `Poistettu: ${name}`,
  removeNamed: (name: string) => `Poista aineisto: ${name}`,
  none: 'Aineistoja ei vielä ole.',
  needsLink: 'Liityit koodilla. Aineistoja lisäävät ne, jotka tulivat omalla linkillään.',
  download: 'Lataa',
  downloadNamed: (name: string) => `Lataa: ${name}`,
};

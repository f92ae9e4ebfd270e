export default {
  kind: 'Sanapilvi',
  word: 'Sanasi',
  hint: 'Enintään 40 merkkiä ja kolme sanaa kerralla.',
  send: 'Lähetä',
  left: (count: number) => (count === 1 ? '1 sana jäljellä' : `${count} sanaa jäljellä`),
  own: 'Omat sanasi',
  remove: (word: string) => `Poista ${word}`,
  removeShort: 'Poista',
  removed: (word: string) => `Poistettu: ${word}`,
  hidden: 'ei näy muille',
  waiting: 'odottaa hyväksymistä',
  mergedInto: (word: string) => `yhdistetty sanaan ${word}`,
  sent: (left: number) =>
    left === 1 ? 'Tallennettu, 1 sana jäljellä' : `Tallennettu, ${left} sanaa jäljellä`,
  spent: 'Kaikki sanasi on lähetetty. Poista jokin, jos haluat vaihtaa sen.',
  closed: 'Sanapilvi on suljettu.',
  notRevealed: 'Sanat näytetään, kun juontaja paljastaa ne.',
  people: (count: number) =>
    count === 1 ? '1 henkilö on vastannut' : `${count} henkilöä on vastannut`,
  tooManyWords: 'Kirjoita enintään kolme sanaa kerralla.',
  tooLong: 'Lyhennä enintään 40 merkkiin.',
  stored:
    'Palvelin tallentaa sanojesi yhteyteen, kuka ne lähetti, myös nimesi, jos annoit sen. Muut näkevät vain sanat.',
};

export default {
  pointCamera: 'Suuntaa puhelimen kamera QR-koodiin tai avaa osoite ja anna koodi.',
  noAccount: 'Et tarvitse sovellusta, tunnuksia etkä nimeä.',
  recorded: (audience: string) =>
    audience
      ? `Tilaisuus tallennetaan. Tallenteen voi katsoa: ${audience}`
      : 'Tilaisuus tallennetaan.',
  recordingPlace: (place: string) => `Tallenne löytyy täältä: ${place}`,
  recordingUntil: (date: string) => `Katsottavissa ${date} asti`,
  notRecorded: 'Tilaisuutta ei tallenneta.',

  ended: 'Tilaisuus on päättynyt',
  thanks: 'Kiitos osallistumisesta',
  sameLink: 'Kooste tulee samaan osoitteeseen, josta liityit.',
};

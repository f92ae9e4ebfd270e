/** A mail to those who took part. */
export default {
  subject: (title: string) => `Kooste: ${title}`,
  hello: 'Hei,',
  thanks: (title: string, date: string) => `kiitos osallistumisesta: ${title}, ${date}.`,
  summary: (address: string, code: string) =>
    `Kooste on samassa osoitteessa kuin tilaisuus: ${address} (koodi ${code}). Siellä ovat päätökset, äänestysten tulokset, sanapilvet, miellekartat ja alustusten aineistot.`,
  until: (date: string) => `Kooste on luettavissa ${date} asti.`,
  recording: (place: string) => `Tilaisuus tallennettiin. Tallenne: ${place}`,
  audience: (who: string) => `Tallenteen voi katsoa: ${who}`,
  recordingUntil: (date: string) => `Tallenne on katsottavissa ${date} asti.`,
  regards: 'Ystävällisin terveisin',
};

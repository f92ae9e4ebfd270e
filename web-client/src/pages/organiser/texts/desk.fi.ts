export default {
  standing: 'Tilanne',
  state: 'Tila',
  live: 'käynnissä',
  ended: 'päättynyt',
  segment: 'Osio',
  present: 'Paikalla nyt',
  began: 'Avattu',
  endedAt: 'Päättyi',
  kept: 'Mitä säilyy',
  keptDecisions: 'Päätöksiä',
  keptIncomplete: (count: number) => `${count} ilman vastuuhenkilöä tai päivää`,
  keptActivities: 'Pidettyjä tehtäviä',
  keptMessages: 'Julkaistuja viestejä',
  keptMemo: 'Muistion kohtia',
  attendance: 'Osallistujamäärä',
  attendanceNone: 'Lukuja ei säilytetä.',
  attendanceFor: (use: string) =>
    `Suurin yhtaikainen ja koko osallistujamäärä säilytetään tätä varten: ${use}. Luvut ovat tulospaketissa.`,
  notice: 'Tallenneilmoitus',
  noticeRead: (count: number) => `${count} on kuitannut lukeneensa`,
  recorded: 'Tilaisuus tallennetaan.',
  notRecorded: 'Tilaisuutta ei tallenneta.',
  notStarted: 'ei ole alkanut',
  /** The store may lose the last moments when it crashes. */
  reduced:
    'Tallennuksen varmuus on heikennetty. Jos palvelun tietovarasto kaatuu, viimeiset hetket voivat kadota. Palvelun ylläpito voi korjata asian.',
};

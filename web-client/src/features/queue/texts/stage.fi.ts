export default {
  floorNow: 'Puheenvuoro',
  floorPaused: 'Puheenvuoro, kello seis',
  speakingTime: 'Puheaika',
  pointOfOrder: 'Työjärjestyspuheenvuoro',
  reply: 'Vastauspuheenvuoro',
  /** Who goes on after a direct reply. */
  goesOn: (who: string) => `Sitten jatkaa ${who}`,
  nextSpeakers: 'Seuraavaksi',
  nobodyWaits: 'Kuka haluaa puheenvuoron?',
  askForFloor: 'Pyydä puheenvuoro',
  listClosed: 'Puheenvuorojono on suljettu',
};

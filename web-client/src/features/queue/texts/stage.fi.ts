import type { QueuePolicy } from '../../../protocol';

export default {
  floorNow: 'Puheenvuoro',
  floorPaused: 'Puheenvuoro, kello seis',
  speakingTime: 'Puheaika',
  pointOfOrder: 'Työjärjestyspuheenvuoro',
  reply: 'Vastauspuheenvuoro',
  /** Who goes on after a direct reply. */
  goesOn: (who: string) => `Sitten jatkaa ${who}`,
  nextSpeakers: 'Seuraavaksi',
  /** How the order comes about. */
  order: {
    arrival: 'Pyyntöjen järjestyksessä',
    balanced: 'Ensin ne, jotka eivät ole vielä puhuneet',
    round: 'Jokainen kerran ennen toista vuoroa',
  } satisfies Record<QueuePolicy, string>,
  nobodyWaits: 'Kuka haluaa puheenvuoron?',
  askForFloor: 'Pyydä puheenvuoro',
  listClosed: 'Puheenvuorojono on suljettu',
};

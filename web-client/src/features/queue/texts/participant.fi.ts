export default {
  ask: 'Pyydä puheenvuoro',
  closed: 'Jono suljettu',
  place: (place: number) => `Paikkasi jonossa: ${place}`,
  placeShort: (place: number) => `${place}. jonossa`,
  nextShort: 'Seuraava',
  askedShort: 'Odottaa hyväksyntää',
  floorShort: 'Sinun vuorosi',
  floorAlert: 'Sinulla on puheenvuoro.',
  nextAlert: 'Olet seuraava puhuja.',
  speaking: 'Puhumassa',
};

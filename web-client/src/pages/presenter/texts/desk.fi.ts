export default {
  own: 'Oma osuutesi',
  which: 'Mikä osio on sinun?',
  notChosen: 'Valitse',
  startsAt: (at: string) => `Alkaa näillä näkymin ${at}`,
  now: 'Nyt on sinun vuorosi',
  over: 'Osuutesi on pidetty',
  left: 'jäljellä',
  screen: 'Valkokankaalla nyt',
  chat: 'Keskustelu',
  chatEmpty: 'Keskustelussa ei ole vielä viestejä',
  ask: 'Pyydä puheenvuoro',
  agenda: 'Ohjelma',
};

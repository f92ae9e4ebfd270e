export default {
  title: 'Mitä sovittiin',
  none: 'Päätöksiä ei ole vielä kirjattu.',
  by: (day: string) => `${day} mennessä`,
};

export default {
  title: 'Päätökset',
  none: 'Päätöksiä ei ole vielä kirjattu.',
  agreed: 'Päätös',
  owner: 'Vastuu',
  due: 'Aikataulu',
  figures: 'Luvut',
  followUp: 'Jatko',
};

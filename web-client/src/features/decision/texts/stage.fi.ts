export default {
  decisions: 'Päätökset',
  owner: 'Vastuu',
  due: 'Aikataulu',
  moreDecisions: (count: number) =>
    count === 1 ? 'ja 1 muu muistiossa' : `ja ${count} muuta muistiossa`,
};

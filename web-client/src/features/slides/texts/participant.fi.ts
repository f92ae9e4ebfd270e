export default {
  slides: 'Esitysaineistot',
  download: 'Lataa',
  downloadNamed: (name: string) => `Lataa: ${name}`,
};

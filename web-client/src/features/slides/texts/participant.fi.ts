export default {
  slides: (count: number) => `Esitysaineistot (${count})`,
  download: 'Lataa',
  downloadNamed: (name: string) => `Lataa: ${name}`,
};

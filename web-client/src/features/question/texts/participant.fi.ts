export default {
  title: 'Kysymykset alustajalle',
  hint: 'Kannata kysymyksiä, joihin haluat vastauksen.',
  back: (text: string) => `Kannata: ${text}`,
  backShort: 'Kannata',
  backers: (count: number) => `${count} kannattaa`,
  answered: 'Vastattu',
};

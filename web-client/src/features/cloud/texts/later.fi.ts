export default {
  forms: (words: string) => `muodot: ${words}`,
  list: 'Sanat yleisyyden mukaan',
  counts: (words: number, top: string, count: number) =>
    words === 1 ? `1 sana: ${top} ${count}` : `${words} sanaa, yleisin ${top} ${count}`,
  noWords: 'Odotetaan ensimmäistä sanaa.',
  showAll: (count: number) => `Näytä kaikki ${count} sanaa`,
};

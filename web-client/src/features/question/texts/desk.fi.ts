export default {
  title: 'Kysymykset alustajalle',
  tab: 'Kysymykset',
  empty: 'Ei vielä kysymyksiä',
  backers: (count: number) => `${count} kannattaa`,
  answered: 'vastattu',
  markAnswered: 'Merkitse vastatuksi',
  markOpen: 'Palauta avoimeksi',
  saidAnswered: 'kysymys merkittiin vastatuksi',
  saidOpen: 'kysymys palautettiin avoimeksi',
};

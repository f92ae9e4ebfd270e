export default {
  show: 'Näytä valkokankaan sisältö',
  title: 'Valkokankaalla',
  blank: 'Valkokangas on nyt tyhjä.',
  join: (code: string) => `Liittymiskoodi ${code}`,
  queueEmpty: 'Kukaan ei jonota puheenvuoroa.',
  hasFloor: (who: string) => `Puhuu ${who}`,
  waiting: 'Seuraavana jonossa',
};

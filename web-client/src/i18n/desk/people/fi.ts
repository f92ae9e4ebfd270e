import type { PeopleTexts } from './texts';

const people: PeopleTexts = {
  title: 'Henkilöt',
  intro: 'Ne, jotka ovat tehneet jotain tilaisuudessa. Voit antaa roolin tämän tilaisuuden ajaksi.',
  find: 'Etsi nimellä tai numerolla',
  role: 'Rooli',
  roleOf: (who) => `Rooli: ${who}`,
  none: 'Kukaan ei ole vielä tehnyt mitään',
  nobody: 'Hakua vastaavaa henkilöä ei ole',
  given: (who, role) => `${who}: ${role}`,
  more: (count) => `Lisäksi ${count}. Hae heidät nimellä tai numerolla.`,
};

export default people;

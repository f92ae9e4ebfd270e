import type { PeopleTexts } from './texts';

const people: PeopleTexts = {
  title: 'Personer',
  intro: 'De som har gjort något i mötet. Du kan ge någon en roll för det här mötet.',
  find: 'Sök med namn eller nummer',
  role: 'Roll',
  roleOf: (who) => `Roll: ${who}`,
  none: 'Ingen har gjort något ännu',
  nobody: 'Ingen träff',
  given: (who, role) => `${who}: ${role}`,
  more: (count) => `Ytterligare ${count}. Sök dem med namn eller nummer.`,
};

export default people;

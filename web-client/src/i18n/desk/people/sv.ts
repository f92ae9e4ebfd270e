import type { PeopleTexts } from './texts';

const people: PeopleTexts = {
  title: 'Personer',
  intro: 'De som har gjort något i mötet. Du kan ge någon en roll för det här mötet.',
  find: 'Sök på namn eller nummer',
  role: 'Roll',
  roleOf: (who) => `Roll: ${who}`,
  none: 'Ingen har gjort något ännu',
  nobody: 'Ingen träff',
  given: (who, role) => `${who}: ${role}`,
  more: (count) => `Ytterligare ${count}. Sök dem på namn eller nummer.`,
};

export default people;

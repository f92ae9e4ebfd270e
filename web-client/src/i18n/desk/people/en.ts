import type { PeopleTexts } from './texts';

const people: PeopleTexts = {
  title: 'People',
  intro: 'Those who have done something in the meeting. Give somebody a role for this meeting.',
  find: 'Find by name or number',
  role: 'Role',
  roleOf: (who) => `Role: ${who}`,
  none: 'Nobody has done anything yet',
  nobody: 'Nobody matches',
  given: (who, role) => `${who}: ${role}`,
  more: (count) => `${count} more. Write a name or a number to find them.`,
};

export default people;

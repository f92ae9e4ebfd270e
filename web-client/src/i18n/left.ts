import type { Lang } from '../protocol';

const fi = (count: number) => (count === 1 ? '1 merkki' : `${count} merkkiä`);
const en = (count: number) => (count === 1 ? '1 character' : `${count} characters`);

/** How many characters are left; below zero, how many there are too many. */
export const charactersLeft: Record<Lang, (left: number) => string> = {
  fi: (left) => (left < 0 ? `${fi(-left)} liikaa` : `${fi(left)} jäljellä`),
  sv: (left) => (left < 0 ? `${-left} tecken för mycket` : `${left} tecken kvar`),
  en: (left) => (left < 0 ? `${en(-left)} too many` : `${en(left)} left`),
};

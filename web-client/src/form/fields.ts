/** What may be in a field: what was kept by an earlier page is asked, and never believed. */
export type Is<T> = (one: unknown) => one is T;
export type Fields<V> = { [K in keyof V]: Is<V[K]> };

export const aText: Is<string> = (one) => typeof one === 'string';
export const aYes: Is<boolean> = (one) => typeof one === 'boolean';

/** One of these. */
export function oneOf<T>(...these: readonly T[]): Is<T> {
  return (one): one is T => these.some((known) => known === one);
}

/** A list of such. */
export function listOf<T>(is: Is<T>): Is<T[]> {
  return (one): one is T[] => Array.isArray(one) && one.every(is);
}

/** Such by name. */
export function byName<T>(is: Is<T>): Is<Record<string, T>> {
  return (one): one is Record<string, T> =>
    typeof one === 'object' && one !== null && Object.values(one).every(is);
}
